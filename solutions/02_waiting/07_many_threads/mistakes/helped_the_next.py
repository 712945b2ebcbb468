# mistake: helped_the_next
# caught by: test_a_filler_fills_its_own_slot
# why: what it writes in the next slot is right, and not its business: whoever owns that slot may want something else in it.
# told as: nothing
"""Fills the next slot, too."""

from threading import Thread


class Filler(Thread):
    def __init__(self, slots, index, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.slots = slots
        self.index = index

    def run(self):
        for index in (self.index, self.index + 1):
            if index < len(self.slots):
                self.slots[index] = index * index


def fill(n):
    slots = [None] * n
    fillers = [Filler(slots, index) for index in range(n)]
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return slots
