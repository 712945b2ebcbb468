# mistake: one_filler_for_all
# caught by: test_there_are_as_many_fillers_as_slots, test_nobody_waits_for_a_turn
# why: one thread that fills everything is right, and is not n of them.
# told as: nothing
"""Lets one Filler fill all slots."""

from threading import Thread


class Filler(Thread):
    def __init__(self, slots, index, *, everything=False, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.slots = slots
        self.index = index
        self.everything = everything

    def run(self):
        self.slots[self.index] = self.index * self.index
        if self.everything:
            for index in range(len(self.slots)):
                self.slots[index] = index * index


def fill(n):
    slots = [None] * n
    fillers = [Filler(slots, 0, everything=True)] if n else []
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return slots
