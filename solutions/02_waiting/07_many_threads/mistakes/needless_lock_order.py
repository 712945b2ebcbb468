# mistake: needless_lock_order
# caught by: test_nobody_waits_for_a_turn
# why: each one waits until it is its turn, so that a slow one holds up all that come after.
"""Lets the slots be filled one after the other."""

from threading import Condition, Thread


class Filler(Thread):
    def __init__(self, slots, index, *, turn=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.slots = slots
        self.index = index
        self.turn = turn

    def run(self):
        if self.turn is None:
            self.slots[self.index] = self.index * self.index
            return
        with self.turn:
            self.turn.wait_for(lambda: self.turn.next == self.index)
            self.slots[self.index] = self.index * self.index
            self.turn.next += 1
            self.turn.notify_all()


def fill(n):
    slots = [None] * n
    turn = Condition()
    turn.next = 0
    fillers = [Filler(slots, index, turn=turn) for index in range(n)]
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return slots
