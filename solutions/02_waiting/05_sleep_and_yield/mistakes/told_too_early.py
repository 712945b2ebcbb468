# mistake: told_too_early
# caught by: test_read_sees_all_that_write_did
# why: the event is set before the writing has begun.
"""Sets the event, then writes."""

import time
from threading import Event, Thread


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
    written = Event()

    def write_and_tell():
        written.set()
        write()

    def wait_and_read():
        written.wait()
        found.append(read())

    writer = Thread(target=write_and_tell)
    reader = Thread(target=wait_and_read)
    writer.start()
    reader.start()
    writer.join()
    reader.join()
    return found[0]
