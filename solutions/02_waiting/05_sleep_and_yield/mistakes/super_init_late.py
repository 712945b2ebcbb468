# mistake: super_init_late
# caught by: test_a_new_ticker_has_not_ticked, test_a_ticker_takes_a_name_and_daemon, test_a_ticker_ticks_after_each_rest, test_tickers_take_turns
# why: the name is Thread's own state, and it is touched before super().__init__() made that state.
"""Names itself before Thread is set up."""

import time
from threading import Thread


class Ticker(Thread):
    def __init__(self, log, label, ticks, every, *, name=None, daemon=None):
        self.log = log
        self.label = label
        self.ticks = ticks
        self.every = every
        self.name = name or label
        super().__init__(daemon=daemon)

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
