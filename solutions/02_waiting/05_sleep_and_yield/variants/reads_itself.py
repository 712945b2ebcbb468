"""Variant: who wants to know reads, in the thread that it is in; asks with pauses whether all is written."""

import time
from threading import Thread


class Ticker(Thread):
    def __init__(self, log, label, ticks, every, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.log = log
        self.label = label
        self.left = list(range(ticks))
        self.every = every

    def run(self):
        while self.left:
            self.log.append((self.label, self.left.pop(0)))
            time.sleep(self.every)


def handover(write, read):
    writer = Thread(target=write)
    writer.start()
    while writer.is_alive():
        time.sleep(0.05)
    return read()
