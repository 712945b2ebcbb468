"""Reference: an event makes the pause, and can cut it short; who stops waits, and looks once more."""

from __future__ import annotations

from threading import Event, Thread
from typing import Protocol


class Document(Protocol):
    """What can be saved."""

    dirty: bool

    def save(self) -> None:
        """Save it; dirty is False after that."""


class AutoSaver(Thread):
    """A daemon that saves a document every few seconds, if it is dirty."""

    def __init__(self, document: Document, every: float, *, name: str | None = None) -> None:
        super().__init__(name=name, daemon=True)
        self.document = document
        self.every = every
        self.stopping = Event()

    def run(self) -> None:
        while not self.stopping.wait(timeout=self.every):
            self.save_changes()

    def save_changes(self) -> None:
        """Save the document if it is dirty."""
        if self.document.dirty:
            self.document.save()

    def stop(self) -> None:
        """End the thread promptly; when this returns it has ended, and the last change is saved."""
        self.stopping.set()
        if self.ident is not None:
            self.join()
        self.save_changes()
