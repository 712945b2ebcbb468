# mistake: each_thread_for_itself
# caught by: test_never_more_than_the_rate
# why: every thread has times of its own, so each is let in as often as all together may be.
# told as: nothing
"""Keeps the times in a local."""

import time
from collections import deque
from threading import Lock, Thread, local


class RateLimiter:
    def __init__(self, rate, per):
        self.rate = rate
        self.per = per
        self.lock = Lock()
        self.own = local()

    def acquire(self, timeout=None):
        if not hasattr(self.own, "latest"):
            self.own.latest = deque(maxlen=self.rate)
        with self.lock:
            now = time.monotonic()
            place = now
            if len(self.own.latest) == self.rate:
                place = max(now, self.own.latest[0] + self.per)
            if timeout is not None and place > now + timeout:
                return False
            self.own.latest.append(place)
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
