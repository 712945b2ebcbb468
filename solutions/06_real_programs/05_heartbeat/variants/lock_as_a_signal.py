"""Variant: the pause is asking for a lock that is taken; stop() gives it back. A generator makes the times."""

import itertools
import threading
import time


def times(every):
    began = time.monotonic()
    yield began
    for number in itertools.count(1):
        if began + number * every >= time.monotonic():
            yield began + number * every


class Heartbeat(threading.Thread):
    def __init__(self, beat, every, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.beat = beat
        self.every = every
        self.error = None
        self.guard = threading.Lock()
        self.stopped = False
        self.signal = threading.Lock()
        self.signal.acquire()

    def run(self):
        for due in times(self.every):
            if self.signal.acquire(timeout=max(0, due - time.monotonic())):
                return
            try:
                self.beat()
            except Exception as error:
                self.error = error
                return

    def stop(self):
        with self.guard:
            if not self.stopped:
                self.stopped = True
                self.signal.release()
        if self.is_alive() and self is not threading.current_thread():
            self.join()
