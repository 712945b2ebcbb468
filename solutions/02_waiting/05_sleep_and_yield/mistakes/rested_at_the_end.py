# mistake: rested_at_the_end
# caught by: test_a_ticker_ticks_after_each_rest, test_tickers_take_turns
# why: all ticks come at once, and the rests afterwards.
# told as: nothing
"""Ticks, ticks, ticks, and then sleeps for all of them."""

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
        time.sleep(self.ticks * self.every)


def handover(write, read):
    found = []
    writer = Thread(target=write)
    reader = Thread(target=lambda: found.append(read()))
    writer.start()
    writer.join()
    reader.start()
    reader.join()
    return found[0]
