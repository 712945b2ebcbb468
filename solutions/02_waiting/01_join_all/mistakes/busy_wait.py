# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: asking over and over keeps the processor from those who are asked; join() waits without work.
# visible test: misses it
"""Asks again and again whether everything is ready."""

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
    cooks = [Cook(dish, minutes) for dish, minutes in orders.items()]
    for cook in cooks:
        cook.start()
    while not all(cook.ready for cook in cooks):
        pass
    return time.monotonic() - began
