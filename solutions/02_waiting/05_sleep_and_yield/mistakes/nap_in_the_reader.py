# mistake: nap_in_the_reader
# caught by: test_read_sees_all_that_write_did
# why: the reader's nap does not know how long the writer takes.
# told as: started_together
# visible test: misses it
"""Lets the reader nap."""

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
    writer = Thread(target=write)

    def nap_and_read():
        time.sleep(3)
        found.append(read())

    reader = Thread(target=nap_and_read)
    writer.start()
    reader.start()
    writer.join()
    reader.join()
    return found[0]
