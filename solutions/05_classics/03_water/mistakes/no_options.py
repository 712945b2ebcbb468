# mistake: no_options
# caught by: test_atoms_are_threads
# why: name= and daemon= are taken, and not handed on to Thread.
# told as: nothing
"""Drops name and daemon."""

from threading import Barrier, Semaphore, Thread


class Hydrogen(Thread):
    def __init__(self, factory, emit, *, name=None, daemon=None):
        super().__init__()
        self.factory, self.emit = factory, emit

    def run(self):
        self.factory.hydrogen(self.emit)


class Oxygen(Thread):
    def __init__(self, factory, emit, *, name=None, daemon=None):
        super().__init__()
        self.factory, self.emit = factory, emit

    def run(self):
        self.factory.oxygen(self.emit)


class Factory:
    def __init__(self):
        self.hydrogens, self.oxygens = Semaphore(2), Semaphore(1)
        self.molecule = Barrier(3)

    def hydrogen(self, emit):
        with self.hydrogens:
            self.molecule.wait()
            emit()

    def oxygen(self, emit):
        with self.oxygens:
            self.molecule.wait()
            emit()
