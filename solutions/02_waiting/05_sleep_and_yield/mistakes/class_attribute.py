# mistake: class_attribute
# caught by: test_tickers_take_turns
# why: a count on the class is one count for all tickers.
"""Keeps the count on the class."""

import time
from threading import Thread


class Ticker(Thread):
    count = 0

    def __init__(self, log, label, ticks, every, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.log = log
        self.label = label
        self.ticks = ticks
        self.every = every

    def run(self):
        for _ in range(self.ticks):
            self.log.append((self.label, Ticker.count))
            Ticker.count = Ticker.count + 1
            time.sleep(self.every)


def handover(write, read):
    found = []
    writer = Thread(target=write)
    reader = Thread(target=lambda: found.append(read()))
    writer.start()
    writer.join()
    reader.start()
    reader.join()
    return found[0]
