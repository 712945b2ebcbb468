# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: the loop asks without a pause, and takes the processor from the writer.
# visible test: misses it
"""Asks again and again whether all is written."""

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
    while writer.is_alive():
        pass
    reader.start()
    reader.join()
    return found[0]
