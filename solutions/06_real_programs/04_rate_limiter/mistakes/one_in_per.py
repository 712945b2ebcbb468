# mistake: one_in_per
# caught by: test_nobody_waits_longer_than_needed
# why: the pause is as long as the window, so there is one where rate might be.
# told as: nothing
# visible test: misses it
"""Lets in one per window."""

import time
from threading import Lock, Thread


class RateLimiter:
    def __init__(self, rate, per):
        self.pause = per
        self.lock = Lock()
        self.next = None

    def acquire(self, timeout=None):
        with self.lock:
            now = time.monotonic()
            place = now if self.next is None else max(now, self.next)
            if timeout is not None and place - now > timeout:
                return False
            self.next = place + self.pause
        time.sleep(place - now)
        return True


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
