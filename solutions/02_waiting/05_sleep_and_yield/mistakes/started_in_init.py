# mistake: started_in_init
# caught by: test_a_new_ticker_has_not_ticked, test_a_ticker_ticks_after_each_rest, test_tickers_take_turns
# why: a Ticker that starts when it is made ticks before it was told to, and cannot be started again.
"""Starts itself at the end of __init__."""

import time
from threading import Thread


class Ticker(Thread):
    def __init__(self, log, label, ticks, every, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.log = log
        self.label = label
        self.ticks = ticks
        self.every = every
        self.start()

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
    reader.join()
    return found[0]
