# mistake: joined_in_start_loop
# caught by: test_dinner_takes_as_long_as_its_longest_dish
# why: join() inside the starting loop lets one cook finish before the next one begins.
"""Starts and joins in the same loop."""

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
