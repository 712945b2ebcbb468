# mistake: start_result_used
# caught by: test_every_dish_is_ready_when_cook_all_returns, test_dinner_takes_as_long_as_its_longest_dish, test_nobody_waits_by_spinning
# why: start() returns None, so there is nobody left to wait for.
"""Keeps what start() returned."""

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
    cooks = [Cook(dish, minutes).start() for dish, minutes in orders.items()]
    for cook in cooks:
        cook.join()
    return time.monotonic() - began
