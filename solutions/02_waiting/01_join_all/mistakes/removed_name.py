# mistake: removed_name
# caught by: test_every_dish_is_ready_when_cook_all_returns, test_dinner_takes_as_long_as_its_longest_dish, test_nobody_waits_by_spinning
# why: isAlive() was removed in Python 3.9; the method is called is_alive().
"""Waits the way a very old tutorial does."""

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
    while any(cook.isAlive() for cook in cooks):
        time.sleep(0.01)
    return time.monotonic() - began
