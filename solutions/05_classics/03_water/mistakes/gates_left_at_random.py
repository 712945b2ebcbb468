# mistake: gates_left_at_random
# caught by: test_every_atom_is_used, test_factories_are_apart_and_go_on
# why: the gates are opened by counting emits, without a lock: an emit may not be counted.
# told as: nothing
# visible test: misses it
"""Counts the emits without a lock."""

from threading import Semaphore, Thread


class Hydrogen(Thread):
    def __init__(self, factory, emit, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.factory, self.emit = factory, emit

    def run(self):
        self.factory.hydrogen(self.emit)


class Oxygen(Thread):
    def __init__(self, factory, emit, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.factory, self.emit = factory, emit

    def run(self):
        self.factory.oxygen(self.emit)


class Factory:
    def __init__(self):
        self.hydrogens, self.oxygens = Semaphore(2), Semaphore(1)
        self.emitted = 0

    def hydrogen(self, emit):
        self.hydrogens.acquire()
        emit()
        self.count()

    def oxygen(self, emit):
        self.oxygens.acquire()
        emit()
        self.count()

    def count(self):
        self.emitted += 1
        if self.emitted % 3 == 0:
            self.hydrogens.release(2)
            self.oxygens.release()
