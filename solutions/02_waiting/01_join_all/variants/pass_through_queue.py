"""Variant: finished cooks come through the serving hatch, a queue; as many are taken out as were ordered."""

import queue
import time
from threading import Thread


class Cook(Thread):
    def __init__(self, dish, minutes, hatch=None, name=None, daemon=None):
        Thread.__init__(self, name=name, daemon=daemon)
        self.dish, self.minutes, self.hatch = dish, minutes, hatch
        self.ready = False

    def run(self):
        time.sleep(self.minutes)
        self.ready = True
        if self.hatch:
            self.hatch.put(self)


def cook_all(orders):
    began = time.monotonic()
    hatch = queue.Queue()
    cooks = [Cook(dish, minutes, hatch) for dish, minutes in orders.items()]
    for cook in cooks:
        cook.start()
    for _ in cooks:
        hatch.get()
    return time.monotonic() - began
