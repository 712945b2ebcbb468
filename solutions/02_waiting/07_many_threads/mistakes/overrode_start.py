# mistake: overrode_start
# caught by: test_a_filler_fills_its_own_slot, test_there_are_as_many_fillers_as_slots, test_nobody_waits_for_a_turn
# why: the work belongs in run(); a start() of one's own works in the caller and never begins a thread.
"""Overrides start instead of run."""

from threading import Thread


class Filler(Thread):
    def __init__(self, slots, index, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.slots = slots
        self.index = index

    def start(self):
        self.slots[self.index] = self.index * self.index


def fill(n):
    slots = [None] * n
    fillers = [Filler(slots, index) for index in range(n)]
    for filler in fillers:
        filler.start()
    return slots
