# mistake: joined_last_only
# caught by: test_every_dish_is_ready_when_cook_all_returns, test_dinner_takes_as_long_as_its_longest_dish
# why: only the cook started last is waited for; another one may take longer.
"""Waits for the last cook only."""

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
    for dish, minutes in orders.items():
        cook = Cook(dish, minutes)
        cook.start()
    cook.join()
    return time.monotonic() - began
