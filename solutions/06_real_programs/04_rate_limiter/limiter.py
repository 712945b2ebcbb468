"""Reference: who comes gets its time in advance, under a lock, and sleeps until then without it."""

from __future__ import annotations

import math
import time
from collections import deque
from threading import Lock, Thread


class RateLimiter:
    """Lets in `rate` callers in any `per` seconds, wherever you begin to count."""

    def __init__(self, rate: int, per: float) -> None:
        self.per = per
        self.lock = Lock()
        long_ago = [-math.inf] * rate
        self.latest = deque(long_ago, maxlen=rate)  # some of them may be in the future

    def acquire(self, timeout: float | None = None) -> bool:
        """Wait until there is a place, at most `timeout` seconds; return whether there was one."""
        with self.lock:
            place = max(time.monotonic(), self.latest[0] + self.per)
            if timeout is not None and place - time.monotonic() > timeout:
                return False
            self.latest.append(place)
        time.sleep(max(0, place - time.monotonic()))
        return True


class Caller(Thread):
    """A thread that wants to be let in several times, one after the other."""

    def __init__(
        self,
        limiter: RateLimiter,
        times: int,
        *,
        name: str | None = None,
        daemon: bool | None = None,
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.limiter = limiter
        self.times = times
        self.granted: list[float] = []

    def run(self) -> None:
        for _ in range(self.times):
            self.limiter.acquire()
            self.granted.append(time.monotonic())
