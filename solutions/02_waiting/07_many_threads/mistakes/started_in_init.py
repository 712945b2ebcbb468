# mistake: started_in_init
# caught by: test_a_new_filler_has_not_written, test_a_filler_fills_its_own_slot
# why: a Filler that starts when it is made writes before it was told to, and cannot be started again.
"""Starts itself at the end of __init__."""

from threading import Thread


class Filler(Thread):
    def __init__(self, slots, index, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.slots = slots
        self.index = index
        self.start()

    def run(self):
        self.slots[self.index] = self.index * self.index


def fill(n):
    slots = [None] * n
    fillers = [Filler(slots, index) for index in range(n)]
    for filler in fillers:
        filler.join()
    return slots
