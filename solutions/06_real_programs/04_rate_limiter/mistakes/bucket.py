# mistake: bucket
# caught by: test_never_more_than_the_rate
# why: a full bucket lets in rate at once, and what drips in meanwhile lets in more within the same window.
# told as: nothing
"""A bucket of tokens that fills up evenly."""

import time
from threading import Lock, Thread


class RateLimiter:
    def __init__(self, rate, per):
        self.rate = rate
        self.pause = per / rate
        self.lock = Lock()
        self.tokens = rate
        self.filled = time.monotonic()

    def acquire(self, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        while True:
            with self.lock:
                now = time.monotonic()
                while self.filled + self.pause <= now:
                    self.filled += self.pause
                    self.tokens = min(self.rate, self.tokens + 1)
                if self.tokens:
                    self.tokens -= 1
                    return True
                free = self.filled + self.pause
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
