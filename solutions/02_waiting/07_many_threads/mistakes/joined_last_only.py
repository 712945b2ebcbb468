# mistake: joined_last_only
# caught by: test_all_slots_are_filled
# why: the thread that was started last need not be the last to end.
# visible test: misses it
"""Waits for the last one only."""

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
    if fillers:
        fillers[-1].join()
    return slots
