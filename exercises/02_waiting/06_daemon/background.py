"""Background: a daemon that saves a document now and then, and can be stopped in good order.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/02_waiting/06_daemon

says how far you are.
"""

from __future__ import annotations

from threading import Thread
from typing import Protocol


class Document(Protocol):
    """What can be saved. (Given: there is nothing to do here.)"""

    dirty: bool

    def save(self) -> None:
        """Save it; dirty is False after that."""


class AutoSaver(Thread):
    """A daemon that saves a document every few seconds, if it is dirty."""

    def __init__(self, document: Document, every: float, *, name: str | None = None) -> None:
        # 1. Set up Thread, as a daemon; then what belongs to this saver.
        raise NotImplementedError("First: complete AutoSaver.__init__ in background.py (number 1 there).")

    # 2. Override `run`: pause, look, pause, look ... until it is told to stop.

    def stop(self) -> None:
        """End the thread promptly; when this returns it has ended, and the last change is saved.

        May be called twice, and before the thread is started.
        """
        # 3. Tell the thread; wait for it; is everything saved?
        raise NotImplementedError("Next: complete AutoSaver.stop in background.py (number 3 there).")
