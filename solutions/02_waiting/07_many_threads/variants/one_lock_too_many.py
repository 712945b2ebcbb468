"""Variant: a lock around the write. It guards nothing that needs it, and does no harm."""

from threading import Lock, Thread

wall = Lock()


class Filler(Thread):
    def __init__(self, slots, index, name=None, daemon=None):
        Thread.__init__(self, name=name, daemon=daemon)
        self.slots = slots
        self.index = index

    def run(self):
        square = self.index * self.index
        with wall:
            self.slots[self.index] = square


def fill(n):
    slots = [None] * n
    fillers = []
    for index in range(n):
        filler = Filler(slots, index)
        fillers.append(filler)
        filler.start()
    while fillers:
        fillers.pop().join()
    return slots
