# mistake: started_twice
# caught by: test_all_slots_are_filled, test_there_are_as_many_fillers_as_slots, test_nobody_waits_for_a_turn, test_there_may_be_a_thousand, test_nobody_waits_by_spinning
# why: a thread can be started once; the second start() raises RuntimeError.
"""Starts each Filler when it is made, and once more in the loop."""

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
    fillers = []
    for index in range(n):
        fillers.append(Filler(slots, index))
        fillers[-1].start()
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return slots
