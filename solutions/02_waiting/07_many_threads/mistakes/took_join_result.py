# mistake: took_join_result
# caught by: test_all_slots_are_filled, test_there_may_be_a_thousand
# why: join() returns None, always; what was written is in the slots.
"""Returns what join() returns."""

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
        filler.start()
    return [filler.join() for filler in fillers]
