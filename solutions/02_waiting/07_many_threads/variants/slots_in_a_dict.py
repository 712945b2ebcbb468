"""Variant: what the threads fill is a dictionary, and becomes a list in the end."""

from queue import SimpleQueue
from threading import Thread


class Filler(Thread):
    def __init__(self, slots, index, done=None, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.work = slots, index
        self.done = done

    def run(self):
        slots, index = self.work
        slots[index] = index * index
        if self.done is not None:
            self.done.put(index)


def fill(n):
    slots, done = {}, SimpleQueue()
    for index in reversed(range(n)):
        Filler(slots, index, done).start()
    return [slots[index] for index in sorted(done.get() for _ in range(n))]
