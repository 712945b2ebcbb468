# mistake: joined_before_start
# caught by: test_every_dish_is_ready_when_cook_all_returns, test_dinner_takes_as_long_as_its_longest_dish, test_nobody_waits_by_spinning
# why: a thread that was never started cannot be waited for; join() raises RuntimeError.
"""Waits first and starts afterwards."""

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
        cook.join()
    for cook in cooks:
        cook.start()
    return time.monotonic() - began
