# mistake: overrode_start
# caught by: test_it_beats_again_and_again, test_it_keeps_to_the_times, test_stop_ends_it, test_a_beat_may_stop_it, test_stop_may_be_called_at_any_time
# why: start() is overridden, so there is no new thread: the caller beats for ever.
"""Writes start() instead of run()."""

import threading
import time
from threading import Event, Thread


class Heartbeat(Thread):
    def __init__(self, beat, every, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.beat, self.every = beat, every
        self.stopping = Event()
        self.error = None

    def start(self):
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
        if self.ident is not None and threading.current_thread() is not self:
            self.join()
