# mistake: returned_from_run
# caught by: test_handover_returns_what_was_read
# why: what run() returns is thrown away; nobody but Python called it.
"""Returns the value from run()."""

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


class Reader(Thread):
    def __init__(self, read):
        super().__init__()
        self.read = read
        self.found = None

    def run(self):
        return self.read()


def handover(write, read):
    writer = Thread(target=write)
    reader = Reader(read)
    writer.start()
    writer.join()
    reader.start()
    reader.join()
    return reader.found
