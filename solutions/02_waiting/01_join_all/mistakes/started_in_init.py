# mistake: started_in_init
# caught by: test_a_new_cook_has_nothing_ready, test_a_dish_is_ready_after_its_minutes
# why: a cook that starts when it is made cooks before it was told to, and cannot be started again.
"""Starts itself at the end of __init__."""

import time
from threading import Thread


class Cook(Thread):
    def __init__(self, dish, minutes, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.dish = dish
        self.minutes = minutes
        self.ready = False
        self.start()

    def run(self):
        time.sleep(self.minutes)
        self.ready = True


def cook_all(orders):
    began = time.monotonic()
    cooks = [Cook(dish, minutes) for dish, minutes in orders.items()]
    for cook in cooks:
        cook.join()
    return time.monotonic() - began
