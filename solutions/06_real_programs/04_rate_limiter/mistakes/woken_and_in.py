# mistake: woken_and_in
# caught by: test_never_more_than_the_rate
# why: who was woken comes in without looking again, and so do all others who slept until then.
# told as: two_locked_steps
"""Sleeps, and comes in."""

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
                free = self.let_in[0] + self.per
            if end is not None and free > end:
                return False
            time.sleep(free - now)
            with self.lock:
                self.let_in.append(time.monotonic())
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
