"""Variant: everybody meets at a barrier, the cooks with their dishes and whoever ordered."""

import threading
import time


class Cook(threading.Thread):
    table = None

    def __init__(self, dish, minutes, **options):
        super().__init__(target=self.cook, args=(minutes,), **options)
        self.dish = dish
        self.ready = False

    def cook(self, minutes):
        time.sleep(minutes)
        self.ready = True
        if self.table:
            self.table.wait()


def cook_all(orders):
    began = time.monotonic()
    table = threading.Barrier(len(orders) + 1)
    for dish, minutes in orders.items():
        cook = Cook(dish, minutes)
        cook.table = table
        cook.start()
    table.wait()
    return time.monotonic() - began
