"""A permit for each place, which a timer gives back."""

import time
from threading import Semaphore, Thread, Timer


class RateLimiter:
    def __init__(self, rate, per):
        self.per = per
        self.places = Semaphore(rate)

    def acquire(self, timeout=None):
        if not self.places.acquire(timeout=timeout):
            return False
        back = Timer(self.per, self.places.release)
        back.daemon = True
        back.start()
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
