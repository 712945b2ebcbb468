# mistake: slept_to_synchronise
# caught by: test_all_slots_are_filled
# why: a pause only guesses that everybody will be done by then.
# visible test: misses it
"""Sleeps instead of waiting."""

import time
from threading import Thread


class Filler(Thread):
    def __init__(self, slots, index, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.slots = slots
        self.index = index

    def run(self):
        self.slots[self.index] = self.index * self.index


def fill(n):
    slots = [None] * n
    fillers = [Filler(slots, index) for index in range(n)]
    for filler in fillers:
        filler.start()
    time.sleep(1)
    return slots
