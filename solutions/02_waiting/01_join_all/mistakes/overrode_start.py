# mistake: overrode_start
# caught by: test_a_dish_is_ready_after_its_minutes, test_dinner_takes_as_long_as_its_longest_dish
# why: the work belongs in run(); a start() of one's own cooks in the caller and never begins a thread.
"""Overrides start instead of run."""

import time
from threading import Thread


class Cook(Thread):
    def __init__(self, dish, minutes, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.dish = dish
        self.minutes = minutes
        self.ready = False

    def start(self):
        time.sleep(self.minutes)
        self.ready = True


def cook_all(orders):
    began = time.monotonic()
    for dish, minutes in orders.items():
        Cook(dish, minutes).start()
    return time.monotonic() - began
