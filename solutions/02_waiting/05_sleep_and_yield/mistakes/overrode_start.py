# mistake: overrode_start
# caught by: test_a_ticker_ticks_after_each_rest, test_tickers_take_turns
# why: the work belongs in run(); a start() of one's own ticks in the caller and never begins a thread.
"""Overrides start instead of run."""

import time
from threading import Thread


class Ticker(Thread):
    def __init__(self, log, label, ticks, every, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.log = log
        self.label = label
        self.ticks = ticks
        self.every = every

    def start(self):
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
    reader.join()
    return found[0]
