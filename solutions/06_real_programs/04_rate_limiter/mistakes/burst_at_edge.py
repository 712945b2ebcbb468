# mistake: burst_at_edge
# caught by: test_never_more_than_the_rate
# why: the count begins anew after per seconds, and those just before and just after are too many together.
# visible test: misses it
"""Counts, and begins anew after a while."""

import time
from threading import Lock, Thread


class RateLimiter:
    def __init__(self, rate, per):
        self.rate = rate
        self.per = per
        self.lock = Lock()
        self.began = None
        self.count = 0

    def acquire(self, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        while True:
            with self.lock:
                now = time.monotonic()
                if self.began is None or now - self.began >= self.per:
                    self.began = now
                    self.count = 0
                if self.count < self.rate:
                    self.count += 1
                    return True
                free = self.began + self.per
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
