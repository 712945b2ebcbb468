# mistake: short_patience
# caught by: test_all_slots_are_filled
# why: join(timeout) gives up when the time is over, and nobody asks whether the slot is full.
# visible test: misses it
"""Waits a little for each."""

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
    for filler in fillers:
        filler.join(0.01)
    return slots
