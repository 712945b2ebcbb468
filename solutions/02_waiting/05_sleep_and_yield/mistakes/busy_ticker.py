# mistake: busy_ticker
# caught by: test_nobody_waits_by_spinning
# why: looking at the clock all the time is no rest; it keeps the processor from the others.
# told as: busy_wait
# visible test: misses it
"""Stares at the clock between two ticks."""

import time
from threading import Thread


class Ticker(Thread):
    def __init__(self, log, label, ticks, every, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.log = log
        self.label = label
        self.ticks = ticks
        self.every = every

    def run(self):
        for i in range(self.ticks):
            self.log.append((self.label, i))
            next_tick = time.monotonic() + self.every
            while time.monotonic() < next_tick:
                pass


def handover(write, read):
    found = []
    writer = Thread(target=write)
    reader = Thread(target=lambda: found.append(read()))
    writer.start()
    writer.join()
    reader.start()
    reader.join()
    return found[0]
