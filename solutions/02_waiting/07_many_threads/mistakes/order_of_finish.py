# mistake: order_of_finish
# caught by: test_all_slots_are_filled
# why: who is done first appends first: the order is that of the ends, not of the numbers.
"""Has every thread append to one list."""

from threading import Thread


class Filler(Thread):
    def __init__(self, slots, index, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.slots = slots
        self.index = index

    def run(self):
        if self.index < len(self.slots):
            self.slots[self.index] = self.index * self.index
        else:
            self.slots.append(self.index * self.index)


def fill(n):
    slots = []
    fillers = [Filler(slots, index) for index in range(n)]
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return slots
