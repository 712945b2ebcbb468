# mistake: called_target
# caught by: test_handover_returns_what_was_read, test_handover_uses_two_threads, test_read_sees_all_that_write_did, test_nobody_waits_by_spinning
# why: write() and read() are called at once, by the caller; the threads get their results to call.
"""Calls the targets instead of handing them over."""

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
    writer = Thread(target=write())
    writer.start()
    writer.join()
    reader = Thread(target=read())
    reader.start()
    reader.join()
    return read()
