# mistake: rested_first
# caught by: test_a_ticker_ticks_after_each_rest, test_tickers_take_turns
# why: the first tick comes after a rest, and not at once.
# told as: nothing
"""Sleeps before each tick."""

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
            time.sleep(self.every)
            self.log.append((self.label, i))


def handover(write, read):
    found = []
    writer = Thread(target=write)
    reader = Thread(target=lambda: found.append(read()))
    writer.start()
    writer.join()
    reader.start()
    reader.join()
    return found[0]
