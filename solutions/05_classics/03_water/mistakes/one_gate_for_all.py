# mistake: one_gate_for_all
# caught by: test_every_three_are_water, test_factories_are_apart_and_go_on
# why: any three may come in, and two of them need not be hydrogens.
# told as: semaphore_too_large
# visible test: misses it
"""Lets in three of any kind."""

from threading import Barrier, Semaphore, Thread


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
        self.three = Semaphore(3)
        self.molecule = Barrier(3)

    def hydrogen(self, emit):
        with self.three:
            self.molecule.wait()
            emit()

    def oxygen(self, emit):
        with self.three:
            self.molecule.wait()
            emit()
