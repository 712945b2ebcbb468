# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: asking over and over keeps the processor from those who are asked; join() waits without work.
# visible test: misses it
"""Asks again and again whether all slots are full."""

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
    while None in slots:
        pass
    return slots
