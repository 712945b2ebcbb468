# mistake: one_at_a_time
# caught by: test_tickers_take_turns
# why: a ticker keeps the lock until it has ended, and the others tick after that.
# told as: held_lock_while_sleeping
"""Holds a lock for all its ticks."""

import time
from threading import Lock, Thread

room = Lock()


class Ticker(Thread):
    def __init__(self, log, label, ticks, every, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.log = log
        self.label = label
        self.ticks = ticks
        self.every = every

    def run(self):
        with room:
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
