# mistake: ready_too_soon
# caught by: test_a_dish_is_ready_after_its_minutes
# why: ready is set before the dish has cooked.
# told as: nothing
"""Sets ready first and sleeps afterwards."""

import time
from threading import Thread


class Cook(Thread):
    def __init__(self, dish, minutes, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.dish = dish
        self.minutes = minutes
        self.ready = False

    def run(self):
        self.ready = True
        time.sleep(self.minutes)


def cook_all(orders):
    began = time.monotonic()
    cooks = [Cook(dish, minutes) for dish, minutes in orders.items()]
    for cook in cooks:
        cook.start()
    for cook in cooks:
        cook.join()
    return time.monotonic() - began
