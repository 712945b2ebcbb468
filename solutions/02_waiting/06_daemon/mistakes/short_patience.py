# mistake: short_patience
# caught by: test_stop_saves_the_last_change
# why: join(timeout) gives up when the time is over, and nobody asks whether the thread has ended.
"""Waits for half a second at most."""

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
            time.sleep(self.every)
            self.save()

    def save(self):
        if self.document.dirty:
            self.document.save()

    def stop(self):
        self.stopping = True
        if self.is_alive():
            self.join(0.5)
        self.save()
