# mistake: no_run
# caught by: test_a_ticker_ticks_after_each_rest, test_tickers_take_turns
# why: start() calls run(); a method of another name is called by nobody, and the thread ends at once.
"""Calls its work tick, and nobody calls that."""

import time
from threading import Thread


class Ticker(Thread):
    def __init__(self, log, label, ticks, every, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.log = log
        self.label = label
        self.ticks = ticks
        self.every = every

    def tick(self):
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
