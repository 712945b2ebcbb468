"""Waits in a condition, whose lock is let go meanwhile."""

import time
from threading import Condition, Thread


class RateLimiter:
    def __init__(self, rate, per):
        self.rate = rate
        self.per = per
        self.let_in = []
        self.condition = Condition()

    def acquire(self, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        with self.condition:
            while True:
                now = time.monotonic()
                self.let_in = [when for when in self.let_in if now < when + self.per]
                if len(self.let_in) < self.rate:
                    self.let_in.append(now)
                    return True
                wait = self.let_in[0] + self.per - now
                if end is not None:
                    if now >= end:
                        return False
                    wait = min(wait, end - now)
                self.condition.wait(wait)


class Caller(Thread):
    def __init__(self, limiter, times, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.limiter = limiter
        self.times = times
        self.granted = []

    def run(self):
        for _ in range(self.times):
            self.limiter.acquire()
            self.granted.append(time.monotonic())
