"""Reference: who asks is asked at that moment, and left out as an object, not by name."""

from __future__ import annotations

import threading
from threading import Thread


class Reporter(Thread):
    """A thread that reports, from inside, which thread it is and which is the main one."""

    def __init__(self, *, name: str | None = None, daemon: bool | None = None) -> None:
        super().__init__(name=name, daemon=daemon)
        self.me: str | None = None
        self.main: str | None = None

    def run(self) -> None:
        self.me = threading.current_thread().name
        self.main = threading.main_thread().name


def others() -> list[str]:
    """Return the names of all live threads but the one that calls this, sorted."""
    caller = threading.current_thread()
    return sorted(thread.name for thread in threading.enumerate() if thread is not caller)


def workers_alive() -> int:
    """Return how many threads are alive, the main thread not counted."""
    return sum(thread is not threading.main_thread() for thread in threading.enumerate())
