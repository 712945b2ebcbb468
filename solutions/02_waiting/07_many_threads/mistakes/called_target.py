# mistake: called_target
# caught by: test_a_new_filler_has_not_written
# why: target=self.write() writes at once, in whoever makes the Filler; the thread gets None to run.
"""Calls the target instead of handing it over."""

from threading import Thread


class Filler(Thread):
    def __init__(self, slots, index, *, name=None, daemon=None):
        self.slots = slots
        self.index = index
        super().__init__(target=self.write(), name=name, daemon=daemon)

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
