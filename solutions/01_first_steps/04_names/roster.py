"""Reference: the name goes to Thread at once; the module's list of live threads is searched."""

from __future__ import annotations

import threading
from threading import Thread


class Worker(Thread):
    """A thread that is called after its job."""

    def __init__(self, role: str, number: int, *, name: str | None = None, daemon: bool | None = None) -> None:
        if name is None:
            name = f"{role}-{number}"
        super().__init__(name=name, daemon=daemon)
        self.seen_name: str | None = None

    def run(self) -> None:
        self.seen_name = threading.current_thread().name


def rename(thread: Thread, new_name: str) -> str:
    """Give any thread a new name, and return the old one."""
    old_name = thread.name
    thread.name = new_name
    return old_name


def by_name(name: str) -> Thread | None:
    """Find the live thread of that name, whoever made it; None if there is none."""
    for thread in threading.enumerate():
        if thread.name == name:
            return thread
    return None
