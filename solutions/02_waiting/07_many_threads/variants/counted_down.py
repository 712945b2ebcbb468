"""Variant: the Fillers count down, the last one opens the gate; at most two hundred write at a time."""

from threading import Condition, Semaphore, Thread


class Gate:
    def __init__(self, n):
        self.missing = n
        self.changed = Condition()

    def one_less(self):
        with self.changed:
            self.missing -= 1
            if self.missing == 0:
                self.changed.notify_all()

    def wait(self):
        with self.changed:
            self.changed.wait_for(lambda: self.missing == 0)


class Filler(Thread):
    places = Semaphore(200)

    def __init__(self, slots, index, gate=None, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.slots, self.index, self.gate = slots, index, gate

    def run(self):
        with self.places:
            self.slots[self.index] = self.index * self.index
        if self.gate is not None:
            self.gate.one_less()


def fill(n):
    slots, gate = [None] * n, Gate(n)
    for index in range(n):
        Filler(slots, index, gate, daemon=True).start()
    gate.wait()
    return slots
