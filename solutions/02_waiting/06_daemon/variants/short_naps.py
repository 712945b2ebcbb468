"""Variant: many short naps make one long pause, and after each it asks whether it shall stop."""

import time
from threading import Thread


class AutoSaver(Thread):
    def __init__(self, document, every, name=None, daemon=True):
        Thread.__init__(self, target=self.watch, name=name, daemon=daemon)
        self.document, self.every = document, every
        self.stopping = False

    def watch(self):
        due = time.monotonic() + self.every
        while not self.stopping:
            time.sleep(min(0.5, max(0, due - time.monotonic())))
            if time.monotonic() >= due:
                self.save_if_dirty()
                due += self.every

    def save_if_dirty(self):
        if self.document.dirty:
            self.document.save()

    def stop(self):
        self.stopping = True
        try:
            self.join()
        except RuntimeError:
            pass  # it was never started
        self.save_if_dirty()
