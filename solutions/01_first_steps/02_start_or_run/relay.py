"""Reference: who executes run is asked at that moment; a thread that was started has an ident for good."""

from __future__ import annotations

import threading
from threading import Thread


class Runner(Thread):
    """A thread that notes who carried the baton."""

    def __init__(self, *, name: str | None = None, daemon: bool | None = None) -> None:
        super().__init__(name=name, daemon=daemon)
        self.ran_in: str | None = None

    def run(self) -> None:
        self.ran_in = threading.current_thread().name


def start_once(thread: Thread) -> bool:
    """Start a thread that was never started, and say True; leave any other alone, and say False."""
    if thread.ident is not None:
        return False
    thread.start()
    return True
