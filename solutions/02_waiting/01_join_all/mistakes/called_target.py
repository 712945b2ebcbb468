# mistake: called_target
# caught by: test_a_new_cook_has_nothing_ready, test_a_dish_is_ready_after_its_minutes, test_dinner_takes_as_long_as_its_longest_dish
# why: target=self.cook() cooks at once, in whoever makes the Cook; the thread gets the result, None, to run.
"""Calls the target instead of handing it over."""

import time
from threading import Thread


class Cook(Thread):
    def __init__(self, dish, minutes, *, name=None, daemon=None):
        self.dish = dish
        self.minutes = minutes
        self.ready = False
        super().__init__(target=self.cook(), name=name, daemon=daemon)

    def cook(self):
        time.sleep(self.minutes)
        self.ready = True


def cook_all(orders):
    began = time.monotonic()
    cooks = [Cook(dish, minutes) for dish, minutes in orders.items()]
    for cook in cooks:
        cook.start()
    for cook in cooks:
        cook.join()
    return time.monotonic() - began
