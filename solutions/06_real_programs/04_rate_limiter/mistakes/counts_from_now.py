# mistake: counts_from_now
# caught by: test_never_more_than_the_rate, test_nobody_waits_longer_than_needed
# why: the pause counts from the moment of asking, where it should count from the oldest that was let in.
# told as: nothing
# visible test: misses it
"""Waits the whole time when it is full."""

import time
from collections import deque
from threading import Lock, Thread


class RateLimiter:
    def __init__(self, rate, per):
        self.rate = rate
        self.per = per
        self.lock = Lock()
        self.latest = deque(maxlen=rate)

    def acquire(self, timeout=None):
        with self.lock:
            now = time.monotonic()
            place = now
            if len(self.latest) == self.rate:
                place = now + self.per if self.latest[0] + self.per > now else now
            if timeout is not None and place > now + timeout:
                return False
            self.latest.append(place)
        if place > now:
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
