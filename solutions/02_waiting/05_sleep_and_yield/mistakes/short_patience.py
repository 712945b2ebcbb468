# mistake: short_patience
# caught by: test_read_sees_all_that_write_did
# why: join(timeout) gives up when the time is over, and nobody asks whether all is written.
# visible test: misses it
"""Waits for the writer for five seconds at most."""

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
            time.sleep(self.every)


def handover(write, read):
    found = []
    writer = Thread(target=write)
    reader = Thread(target=lambda: found.append(read()))
    writer.start()
    writer.join(5)
    reader.start()
    reader.join()
    return found[0]
