# mistake: no_join
# caught by: test_all_slots_are_filled, test_there_may_be_a_thousand
# why: start() returns at once: some slots are still empty.
"""Waits for nobody."""

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
    return slots
