# mistake: shadowed_thread_attribute
# caught by: test_it_beats_again_and_again, test_it_keeps_to_the_times, test_stop_ends_it, test_a_beat_may_stop_it, test_stop_may_be_called_at_any_time, test_an_error_is_kept, test_nobody_waits_by_spinning
# why: _started is Thread's own attribute; a flag of the same name takes its place and start() breaks.
"""Keeps a flag under a name that Thread uses itself."""

import threading
import time
from threading import Event, Thread


class Heartbeat(Thread):
    def __init__(self, beat, every, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.beat, self.every = beat, every
        self.stopping = Event()
        self.error = None
        self._started = False

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
        if self.ident is not None and threading.current_thread() is not self:
            self.join()
