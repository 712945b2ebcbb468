# mistake: lost_wakeup
# caught by: test_read_sees_all_that_write_did
# why: notify() wakes those who wait at that moment; a reader that comes later waits for ever.
# visible test: misses it
"""Waits for a notification, without a flag."""

import time
from threading import Condition, Thread


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
    written = Condition()

    def write_and_tell():
        write()
        with written:
            written.notify()

    def wait_and_read():
        with written:
            written.wait()
        found.append(read())

    writer = Thread(target=write_and_tell)
    reader = Thread(target=wait_and_read)
    reader.start()
    writer.start()
    writer.join()
    reader.join()
    return found[0]
