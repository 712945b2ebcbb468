# mistake: slow_stop
# caught by: test_stop_is_prompt
# why: sleep() cannot be woken: stop() takes as long as the pause that is under way.
"""Sleeps, and looks at the flag after that."""

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
            self.join()
        self.save()
