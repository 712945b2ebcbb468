# mistake: no_fillers
# caught by: test_there_are_as_many_fillers_as_slots, test_nobody_waits_for_a_turn
# why: the caller fills the slots itself; no thread has any work.
# told as: called_run
"""Does without threads."""

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
    fillers = [Filler(slots, index) for index in range(n)]
    for filler in fillers:
        filler.run()
    return slots
