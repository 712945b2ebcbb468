# mistake: class_attribute
# caught by: test_nobody_waits_longer_than_needed
# why: the list belongs to the class, so that one limiter counts those of the other.
"""Keeps the times in the class."""

import time
from threading import Lock, Thread


class RateLimiter:
    let_in = []

    def __init__(self, rate, per):
        self.rate = rate
        self.per = per
        self.lock = Lock()

    def acquire(self, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        while True:
            with self.lock:
                now = time.monotonic()
                while self.let_in and self.let_in[0] <= now - self.per:
                    self.let_in.pop(0)
                if len(self.let_in) < self.rate:
                    self.let_in.append(now)
                    return True
                free = self.let_in[0] + self.per
            if end is not None and free > end:
                return False
            time.sleep(free - now)


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
