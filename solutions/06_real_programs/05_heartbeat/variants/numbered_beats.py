"""Variant: counts how many beats the start is away, by division; a condition makes the pause."""

import math
import time
from threading import Condition, Thread, current_thread


class Heartbeat(Thread):
    def __init__(self, beat, every, **options):
        super().__init__(**options)
        self.beat, self.every = beat, every
        self.changed = Condition()
        self.over = False
        self.error = None

    def run(self):
        began = time.monotonic()
        while not self.over:
            try:
                self.beat()
            except BaseException as error:
                self.error = error
                break
            following = math.floor((time.monotonic() - began) / self.every) + 1
            with self.changed:
                rest = began + following * self.every - time.monotonic()
                self.changed.wait_for(lambda: self.over, timeout=rest)

    def stop(self):
        with self.changed:
            self.over = True
            self.changed.notify_all()
        if self.is_alive() and current_thread() is not self:
            self.join()
