# mistake: pauses_first
# caught by: test_it_beats_again_and_again, test_it_keeps_to_the_times
# why: the first beat is at 0, not after the first pause.
# told as: nothing
"""Waits before the first beat."""

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
        due = time.monotonic() + self.every
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
        if self.ident is not None and threading.current_thread() is not self:
            self.join()
