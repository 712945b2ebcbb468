# mistake: slept_to_synchronise
# caught by: test_every_dish_is_ready_when_cook_all_returns
# why: sleeping as long as the longest dish only guesses that everybody will be done by then.
# visible test: misses it
"""Sleeps as long as the longest dish takes."""

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
        Cook(dish, minutes).start()
    time.sleep(max(orders.values()))
    return time.monotonic() - began
