# mistake: asked_the_wrong_time
# caught by: test_never_more_than_the_rate, test_a_caller_notes_when_it_was_let_in
# why: it notes when it asked, and not when it was let in.
# told as: nothing
# visible test: misses it
"""Notes before it is let in."""

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
            self.granted.append(time.monotonic())
            self.limiter.acquire()
