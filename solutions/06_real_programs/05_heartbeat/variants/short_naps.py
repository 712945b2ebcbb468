"""Variant: many short naps make one long pause, and after each it asks whether it shall stop."""

import time
from threading import Thread, get_ident


class Heartbeat(Thread):
    def __init__(self, beat, every, *, name=None, daemon=None):
        Thread.__init__(self, name=name, daemon=daemon)
        self.beat, self.every = beat, every
        self.ending = False
        self.error = None

    def run(self):
        due = time.monotonic()
        while not self.ending:
            now = time.monotonic()
            if now < due:
                time.sleep(min(0.5, due - now))
                continue
            try:
                self.beat()
            except Exception as error:
                self.error = error
                self.ending = True
            missed = (time.monotonic() - due) // self.every
            due += (missed + 1) * self.every

    def stop(self):
        self.ending = True
        if self.is_alive() and get_ident() != self.ident:
            self.join()
