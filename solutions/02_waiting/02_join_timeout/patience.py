"""Reference: one moment for all; each join gets what is left until then, and the threads are asked."""

from __future__ import annotations

import time
from collections.abc import Sequence
from threading import Thread


class Sleeper(Thread):
    """A thread that sleeps for some time."""

    def __init__(self, seconds: float, *, name: str | None = None, daemon: bool | None = None) -> None:
        super().__init__(name=name, daemon=daemon)
        self.seconds = seconds
        self.woke = False

    def run(self) -> None:
        time.sleep(self.seconds)
        self.woke = True


def finished_within(thread: Thread, seconds: float) -> bool:
    """Wait for a thread, no longer than these seconds; return whether it has ended."""
    thread.join(timeout=seconds)
    return not thread.is_alive()


def stragglers(threads: Sequence[Thread], seconds: float) -> list[Thread]:
    """Wait for all threads, no longer than these seconds in all; return who is still at work."""
    deadline = time.monotonic() + seconds
    for thread in threads:
        thread.join(timeout=max(0, deadline - time.monotonic()))
    return [thread for thread in threads if thread.is_alive()]
