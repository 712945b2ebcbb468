# mistake: stop_only_tells
# caught by: test_stop_saves_the_last_change, test_stop_may_be_called_before_start
# why: stop() sets a flag, and the thread finds it after its pause, when nobody waits any more.
# told as: daemon_cut_off
"""Sets a flag, no more."""

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
