# mistake: never_leaves_the_gate
# caught by: test_every_atom_is_used, test_factories_are_apart_and_go_on, test_nobody_waits_by_spinning
# why: nobody gives back a place, so the second molecule never begins.
# told as: nothing
"""Acquires, and does not release."""

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
        self.hydrogens, self.oxygens = Semaphore(2), Semaphore(1)
        self.molecule = Barrier(3)

    def hydrogen(self, emit):
        self.hydrogens.acquire()
        self.molecule.wait()
        emit()

    def oxygen(self, emit):
        self.oxygens.acquire()
        self.molecule.wait()
        emit()
