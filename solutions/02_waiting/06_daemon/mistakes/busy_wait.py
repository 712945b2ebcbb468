# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: looking at the clock all the time is no pause; it keeps the processor from the others.
# visible test: misses it
"""Stares at the clock."""

import time
from threading import Thread


class AutoSaver(Thread):
    def __init__(self, document, every, *, name=None):
        super().__init__(name=name, daemon=True)
        self.document = document
        self.every = every
        self.stopping = False

    def run(self):
        while not self.stopping:
            due = time.monotonic() + self.every
            while time.monotonic() < due and not self.stopping:
                pass
            self.save()

    def save(self):
        if self.document.dirty:
            self.document.save()

    def stop(self):
        self.stopping = True
        if self.is_alive():
            self.join()
        self.save()
