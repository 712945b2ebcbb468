# mistake: joined_the_one_before
# caught by: test_nobody_waits_for_a_turn
# why: each one waits for the one before it, though nothing of it is needed.
# told as: needless_lock_order
"""Lets each Filler join the one before it."""

from threading import Thread


class Filler(Thread):
    def __init__(self, slots, index, *, before=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.slots = slots
        self.index = index
        self.before = before

    def run(self):
        if self.before is not None:
            self.before.join()
        self.slots[self.index] = self.index * self.index


def fill(n):
    slots = [None] * n
    fillers = []
    for index in range(n):
        fillers.append(Filler(slots, index, before=fillers[-1] if fillers else None))
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return slots
