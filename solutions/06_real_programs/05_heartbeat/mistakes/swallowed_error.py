# mistake: swallowed_error
# caught by: test_an_error_is_kept
# why: the exception is caught and forgotten.
# told as: nothing
"""Hides what a beat raises."""

import threading
import time
from threading import Event, Thread


class Heartbeat(Thread):
    def __init__(self, beat, every, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.beat, self.every = beat, every
        self.stopping = Event()
        self.error = None

    def run(self):
        due = time.monotonic()
        while not self.stopping.wait(max(0, due - time.monotonic())):
            try:
                self.beat()
            except Exception:
                return
            due += self.every
            while due < time.monotonic():
                due += self.every

    def stop(self):
        self.stopping.set()
        if self.ident is not None and threading.current_thread() is not self:
            self.join()
