"""Variant: fifty at a time, so that there are never more threads than that."""

import threading


class Filler(threading.Thread):
    def __init__(self, slots, index, **options):
        super().__init__(target=self.write, args=(slots, index), **options)

    def write(self, slots, index):
        slots[index] = index * index


def fill(n):
    slots = [None] * n
    for first in range(0, n, 50):
        batch = [Filler(slots, index) for index in range(first, min(first + 50, n))]
        for filler in batch:
            filler.start()
        for filler in batch:
            filler.join()
    return slots
