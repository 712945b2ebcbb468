# mistake: busy_wait
# caught by: test_it_beats_again_and_again, test_it_keeps_to_the_times, test_nobody_waits_by_spinning
# why: looking at the clock all the time is no pause; it keeps the processor from the others.
# visible test: misses it
"""Stares at the clock."""

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
        while not self.stopping.is_set():
            if time.monotonic() < due:
                continue
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
