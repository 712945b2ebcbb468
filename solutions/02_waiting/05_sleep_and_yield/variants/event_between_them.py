"""Variant: both threads are at work; the reader waits for an event that the writer sets when it is done."""

import time
from threading import Event, Thread


class Ticker(Thread):
    def __init__(self, log, label, ticks, every, **options):
        super().__init__(**options)
        self.log = log
        self.entries = [(label, i) for i in range(ticks)]
        self.every = every

    def run(self):
        for entry in self.entries:
            self.log.append(entry)
            time.sleep(self.every)


class Reader(Thread):
    def __init__(self, read, written):
        super().__init__()
        self.read = read
        self.written = written
        self.found = None

    def run(self):
        self.written.wait()
        self.found = self.read()


def handover(write, read):
    written = Event()

    def write_and_tell():
        write()
        written.set()

    reader = Reader(read, written)
    writer = Thread(target=write_and_tell)
    reader.start()
    writer.start()
    reader.join()
    return reader.found
