# mistake: slept_to_synchronise
# caught by: test_read_sees_all_that_write_did
# why: the nap is a guess: a writer that takes longer is read half done.
# visible test: misses it
"""Naps before reading."""

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
    time.sleep(3)
    reader.start()
    writer.join()
    reader.join()
    return found[0]
