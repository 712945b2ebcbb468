# mistake: took_join_result
# caught by: test_handover_returns_what_was_read
# why: join() returns None, always; what read returned is lost.
"""Returns what join() returns."""

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
    writer = Thread(target=write)
    reader = Thread(target=read)
    writer.start()
    writer.join()
    reader.start()
    return reader.join()
