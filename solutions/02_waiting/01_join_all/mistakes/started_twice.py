# mistake: started_twice
# caught by: test_every_dish_is_ready_when_cook_all_returns, test_dinner_takes_as_long_as_its_longest_dish, test_nobody_waits_by_spinning
# why: a thread can be started once; the second start() raises RuntimeError.
"""Starts every cook when it is made, and once more in the loop."""

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
    cooks = []
    for dish, minutes in orders.items():
        cooks.append(Cook(dish, minutes))
        cooks[-1].start()
    for cook in cooks:
        cook.start()
        cook.join()
    return time.monotonic() - began
