# mistake: held_lock_while_sleeping
# caught by: test_tickers_take_turns
# why: the lock is held during the rest, so that the others cannot tick.
# visible test: misses it
"""Holds a lock for the tick and the rest."""

import time
from threading import Lock, Thread

bell = Lock()


class Ticker(Thread):
    def __init__(self, log, label, ticks, every, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.log = log
        self.label = label
        self.ticks = ticks
        self.every = every

    def run(self):
        for i in range(self.ticks):
            with bell:
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
