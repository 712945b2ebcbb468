# mistake: short_patience
# caught by: test_every_dish_is_ready_when_cook_all_returns
# why: join(timeout) gives up when the time is over, and nobody asks whether the cook has ended.
# visible test: misses it
"""Waits for each cook, but never longer than its dish should take."""

import time
from threading import Thread


class Cook(Thread):
    def __init__(self, dish, minutes, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.dish = dish
        self.minutes = minutes
        self.ready = False

    def run(self):
        time.sleep(self.minutes)
        self.ready = True


def cook_all(orders):
    began = time.monotonic()
    cooks = [Cook(dish, minutes) for dish, minutes in orders.items()]
    for cook in cooks:
        cook.start()
    for cook in cooks:
        cook.join(timeout=cook.minutes + 1)
    return time.monotonic() - began
