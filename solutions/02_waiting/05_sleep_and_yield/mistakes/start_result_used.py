# mistake: start_result_used
# caught by: test_handover_returns_what_was_read, test_handover_uses_two_threads, test_read_sees_all_that_write_did, test_nobody_waits_by_spinning
# why: start() returns None, so there is nobody left to wait for.
"""Keeps what start() returned."""

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
    writer = Thread(target=write).start()
    reader = Thread(target=lambda: found.append(read()))
    writer.join()
    reader.start()
    reader.join()
    return found[0]
