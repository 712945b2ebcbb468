# mistake: rebound_not_changed
# caught by: test_a_filler_fills_its_own_slot, test_all_slots_are_filled, test_there_may_be_a_thousand
# why: slices put together make a new list; the one that everybody looks at stays as it was.
"""Puts a new list together."""

from threading import Thread


class Filler(Thread):
    def __init__(self, slots, index, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.slots = slots
        self.index = index

    def run(self):
        self.slots = self.slots[: self.index] + [self.index * self.index] + self.slots[self.index + 1 :]


def fill(n):
    slots = [None] * n
    fillers = [Filler(slots, index) for index in range(n)]
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return slots
