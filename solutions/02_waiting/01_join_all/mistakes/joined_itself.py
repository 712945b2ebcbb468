# mistake: joined_itself
# caught by: test_a_dish_is_ready_after_its_minutes, test_every_dish_is_ready_when_cook_all_returns, test_dinner_takes_as_long_as_its_longest_dish, test_nobody_waits_by_spinning
# why: a thread that waits for its own end would wait for ever; join() raises RuntimeError instead.
"""Waits for itself before it says ready."""

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
        self.join()
        self.ready = True


def cook_all(orders):
    began = time.monotonic()
    cooks = [Cook(dish, minutes) for dish, minutes in orders.items()]
    for cook in cooks:
        cook.start()
    for cook in cooks:
        cook.join()
    return time.monotonic() - began
