"""Reference: each beat has a time it is due at; an event makes the pause until then, and cuts it short."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from threading import Event, Thread


class Heartbeat(Thread):
    """A thread that calls a function at 0, every, 2 * every ... seconds after its start."""

    def __init__(
        self, beat: Callable[[], object], every: float, *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.beat = beat
        self.every = every
        self.stopping = Event()
        self.error: Exception | None = None

    def run(self) -> None:
        due = time.monotonic()
        while not self.stopping.wait(max(0, due - time.monotonic())):
            try:
                self.beat()
            except Exception as error:
                self.error = error
                return
            due += self.every
            while due < time.monotonic():
                due += self.every

    def stop(self) -> None:
        """End the thread promptly; no beat begins after that."""
        self.stopping.set()
        if self.ident is not None and threading.current_thread() is not self:
            self.join()
