# mistake: drift
# caught by: test_it_keeps_to_the_times
# why: each beat is late by what the one before took, and that adds up.
"""Pauses for every seconds after each beat."""

import threading
from threading import Event, Thread


class Heartbeat(Thread):
    def __init__(self, beat, every, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.beat, self.every = beat, every
        self.stopping = Event()
        self.error = None

    def run(self):
        while not self.stopping.is_set():
            try:
                self.beat()
            except Exception as error:
                self.error = error
                return
            self.stopping.wait(self.every)

    def stop(self):
        self.stopping.set()
        if self.ident is not None and threading.current_thread() is not self:
            self.join()
