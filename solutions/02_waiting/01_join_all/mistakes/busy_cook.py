# mistake: busy_cook
# caught by: test_nobody_waits_by_spinning
# why: a loop that only looks at the clock keeps the processor from the others; sleep() gives it away.
# told as: busy_wait
# visible test: misses it
"""Stares at the clock while the dish cooks."""

import time
from threading import Thread


class Cook(Thread):
    def __init__(self, dish, minutes, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.dish = dish
        self.minutes = minutes
        self.ready = False

    def run(self):
        done = time.monotonic() + self.minutes
        while time.monotonic() < done:
            pass
        self.ready = True


def cook_all(orders):
    began = time.monotonic()
    cooks = [Cook(dish, minutes) for dish, minutes in orders.items()]
    for cook in cooks:
        cook.start()
    for cook in cooks:
        cook.join()
    return time.monotonic() - began
