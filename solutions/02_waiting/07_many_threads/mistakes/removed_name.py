# mistake: removed_name
# caught by: test_all_slots_are_filled, test_there_are_as_many_fillers_as_slots, test_nobody_waits_for_a_turn, test_there_may_be_a_thousand, test_nobody_waits_by_spinning
# why: isAlive() was removed in Python 3.9; the method is called is_alive().
"""Waits the way a very old tutorial does."""

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
    while any(filler.isAlive() for filler in fillers):
        time.sleep(0.01)
    return slots
