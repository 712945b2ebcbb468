# mistake: lock_per_call
# caught by: test_never_more_than_the_rate
# why: a lock that is made in each call is held by nobody else.
# visible test: misses it
"""Makes a lock for each call."""

import time
from collections import deque
from threading import Lock, Thread


class RateLimiter:
    def __init__(self, rate, per):
        self.rate = rate
        self.per = per
        self.latest = deque(maxlen=rate)

    def acquire(self, timeout=None):
        lock = Lock()
        with lock:
            now = time.monotonic()
            place = now
            if len(self.latest) == self.rate:
                place = max(now, self.latest[0] + self.per)
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
