# mistake: no_run
# caught by: test_a_filler_fills_its_own_slot, test_all_slots_are_filled, test_there_may_be_a_thousand
# why: start() calls run(); a method of another name is called by nobody, and the thread ends at once.
"""Calls its work write, and nobody calls that."""

from threading import Thread


class Filler(Thread):
    def __init__(self, slots, index, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.slots = slots
        self.index = index

    def write(self):
        self.slots[self.index] = self.index * self.index


def fill(n):
    slots = [None] * n
    fillers = [Filler(slots, index) for index in range(n)]
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return slots
