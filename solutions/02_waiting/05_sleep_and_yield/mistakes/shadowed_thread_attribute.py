# mistake: shadowed_thread_attribute
# caught by: test_a_ticker_ticks_after_each_rest, test_tickers_take_turns
# why: _started is Thread's own attribute; a time of the same name takes its place and start() breaks.
"""Keeps the time it began under a name that Thread uses itself."""

import time
from threading import Thread


class Ticker(Thread):
    def __init__(self, log, label, ticks, every, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.log = log
        self.label = label
        self.ticks = ticks
        self.every = every
        self._started = time.monotonic()

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
