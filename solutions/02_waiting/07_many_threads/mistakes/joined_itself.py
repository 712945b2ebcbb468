# mistake: joined_itself
# caught by: test_a_filler_fills_its_own_slot, test_all_slots_are_filled, test_there_are_as_many_fillers_as_slots, test_nobody_waits_for_a_turn, test_there_may_be_a_thousand, test_nobody_waits_by_spinning
# why: a thread that waits for its own end would wait for ever; join() raises RuntimeError instead.
"""Waits for itself."""

from threading import Thread


class Filler(Thread):
    def __init__(self, slots, index, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.slots = slots
        self.index = index

    def run(self):
        self.join()
        self.slots[self.index] = self.index * self.index


def fill(n):
    slots = [None] * n
    fillers = [Filler(slots, index) for index in range(n)]
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return slots
