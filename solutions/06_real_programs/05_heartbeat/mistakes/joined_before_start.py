# mistake: joined_before_start
# caught by: test_stop_may_be_called_at_any_time
# why: there is nothing to wait for before start().
"""Joins, started or not."""

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
            except Exception as error:
                self.error = error
                return
            due += self.every
            while due < time.monotonic():
                due += self.every

    def stop(self):
        self.stopping.set()
        if threading.current_thread() is not self:
            self.join()
