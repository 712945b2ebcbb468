# mistake: counted_from_one
# caught by: test_all_slots_are_filled, test_there_are_as_many_fillers_as_slots, test_nobody_waits_for_a_turn, test_there_may_be_a_thousand, test_nobody_waits_by_spinning
# why: slots are counted from 0; nothing is written in the first, and one beyond the last.
# told as: nothing
"""Counts from 1."""

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
    fillers = [Filler(slots, index) for index in range(1, n + 1)]
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return slots
