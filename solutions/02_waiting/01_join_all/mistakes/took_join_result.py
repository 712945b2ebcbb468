# mistake: took_join_result
# caught by: test_dinner_takes_as_long_as_its_longest_dish
# why: join() only waits and returns None; it does not hand back how long the thread took.
"""Returns what join() returned."""

import time
from threading import Thread


class Cook(Thread):
    def __init__(self, dish, minutes, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.dish = dish
        self.minutes = minutes
        self.ready = False

    def run(self):
        began = time.monotonic()
        time.sleep(self.minutes)
        self.ready = True
        return time.monotonic() - began


def cook_all(orders):
    cooks = [Cook(dish, minutes) for dish, minutes in orders.items()]
    for cook in cooks:
        cook.start()
    times = [cook.join() for cook in cooks]
    return times[-1]
