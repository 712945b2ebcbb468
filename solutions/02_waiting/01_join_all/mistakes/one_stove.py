# mistake: one_stove
# caught by: test_dinner_takes_as_long_as_its_longest_dish
# why: the lock is held while the dish cooks, so the cooks sleep one after the other.
# told as: held_lock_while_sleeping
"""Lets only one cook at the stove."""

import time
from threading import Lock, Thread

stove = Lock()


class Cook(Thread):
    def __init__(self, dish, minutes, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.dish = dish
        self.minutes = minutes
        self.ready = False

    def run(self):
        with stove:
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
