# mistake: joined_in_start_loop
# caught by: test_nobody_waits_for_a_turn
# why: each Filler is waited for before the next one starts: that is a queue.
"""Starts and joins in the same loop."""

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
        filler.join()
    return slots
