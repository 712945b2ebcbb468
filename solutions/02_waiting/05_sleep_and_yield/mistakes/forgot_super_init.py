# mistake: forgot_super_init
# caught by: test_a_ticker_takes_a_name_and_daemon, test_a_ticker_ticks_after_each_rest, test_tickers_take_turns
# why: without super().__init__() Thread never set itself up, so start() refuses.
"""Never calls super().__init__()."""

import time
from threading import Thread


class Ticker(Thread):
    def __init__(self, log, label, ticks, every, *, name=None, daemon=None):
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
    reader.join()
    return found[0]
