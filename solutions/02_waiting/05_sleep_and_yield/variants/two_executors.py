"""Variant: an executor for each, so that there are two threads; its future is waited for."""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock, Thread
from time import sleep


class Ticker(Thread):
    lock = Lock()

    def __init__(self, log, label, ticks, every, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.log, self.label, self.ticks, self.every = log, label, ticks, every

    def run(self):
        for i in range(self.ticks):
            with self.lock:
                self.log.append((self.label, i))
            sleep(self.every)


def handover(write, read):
    with ThreadPoolExecutor(1) as writers, ThreadPoolExecutor(1) as readers:
        writers.submit(write).result()
        return readers.submit(read).result()
