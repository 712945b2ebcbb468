# mistake: called_run
# caught by: test_dinner_takes_as_long_as_its_longest_dish
# why: run() called by hand is an ordinary method call: one dish cooks after the other, in the caller.
"""Calls run() instead of start()."""

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
        cook.run()
    return time.monotonic() - began
