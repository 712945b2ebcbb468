# mistake: no_options
# caught by: test_a_ticker_takes_a_name_and_daemon
# why: name= and daemon= are taken and not handed on, so that Thread never hears of them.
# told as: nothing
"""Keeps name and daemon to itself."""

import time
from threading import Thread


class Ticker(Thread):
    def __init__(self, log, label, ticks, every, *, name=None, daemon=None):
        super().__init__()
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
