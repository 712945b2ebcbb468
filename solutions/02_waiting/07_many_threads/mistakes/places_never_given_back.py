# mistake: places_never_given_back
# caught by: test_there_may_be_a_thousand
# why: each Filler takes one of a hundred places and keeps it: the hundred and first waits for ever.
# told as: nothing
"""Takes a place and never gives it back."""

from threading import Semaphore, Thread

places = Semaphore(100)


class Filler(Thread):
    def __init__(self, slots, index, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.slots = slots
        self.index = index

    def run(self):
        places.acquire()
        self.slots[self.index] = self.index * self.index


def fill(n):
    slots = [None] * n
    fillers = [Filler(slots, index) for index in range(n)]
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return slots
