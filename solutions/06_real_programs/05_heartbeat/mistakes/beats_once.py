# mistake: beats_once
# caught by: test_it_beats_again_and_again, test_it_keeps_to_the_times, test_a_beat_may_stop_it, test_an_error_is_kept
# why: without a loop there is one beat.
# told as: nothing
"""Forgets the loop."""

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
        if not self.stopping.wait(max(0, due - time.monotonic())):
            try:
                self.beat()
            except Exception as error:
                self.error = error
                return
            due += self.every

    def stop(self):
        self.stopping.set()
        if self.ident is not None and threading.current_thread() is not self:
            self.join()
