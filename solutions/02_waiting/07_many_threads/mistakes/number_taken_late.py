# mistake: number_taken_late
# caught by: test_all_slots_are_filled
# why: two threads may take the same number from the counter, and one slot stays empty.
# visible test: misses it
"""Takes the number from a counter when it runs."""

from threading import Thread


class Counter:
    def __init__(self):
        self.next = 0


class Filler(Thread):
    def __init__(self, slots, index, *, counter=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.slots = slots
        self.index = index
        self.counter = counter

    def run(self):
        index = self.index
        if self.counter is not None:
            index = self.counter.next
            self.counter.next += 1
        self.slots[index] = index * index


def fill(n):
    slots = [None] * n
    counter = Counter()
    fillers = [Filler(slots, index, counter=counter) for index in range(n)]
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return slots
