# mistake: falsy_result
# caught by: test_handover_returns_what_was_read
# why: 0 and None are values, too: the loop waits for ever for something that counts as true.
"""Waits until something true was read."""

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
    writer.join()
    reader.start()
    while not (found and found[0]):
        time.sleep(0.01)
    return found[0]
