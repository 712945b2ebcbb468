# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: asking again and again whether there is a place keeps a processor busy with nothing.
# visible test: misses it
"""Asks again and again."""

import time
from collections import deque
from threading import Lock, Thread


class RateLimiter:
    def __init__(self, rate, per):
        self.rate = rate
        self.per = per
        self.lock = Lock()
        self.let_in = deque()

    def acquire(self, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        while True:
            with self.lock:
                now = time.monotonic()
                while self.let_in and self.let_in[0] <= now - self.per:
                    self.let_in.popleft()
                if len(self.let_in) < self.rate:
                    self.let_in.append(now)
                    return True
            if end is not None and now >= end:
                return False


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
