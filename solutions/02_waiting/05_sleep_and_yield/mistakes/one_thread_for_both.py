# mistake: one_thread_for_both
# caught by: test_handover_uses_two_threads
# why: one thread that does both in turn is in good order, and is not two threads.
# told as: nothing
"""Does both in one thread."""

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
            time.sleep(self.every)


def handover(write, read):
    found = []

    def both():
        write()
        found.append(read())

    thread = Thread(target=both)
    thread.start()
    thread.join()
    return found[0]
