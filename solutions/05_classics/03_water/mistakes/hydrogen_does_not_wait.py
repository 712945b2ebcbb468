# mistake: hydrogen_does_not_wait
# caught by: test_every_three_are_water, test_factories_are_apart_and_go_on
# why: hydrogens pass without an oxygen.
# told as: mixed_molecules
"""Only the oxygen waits at the barrier."""

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
        self.molecule = Barrier(1)

    def hydrogen(self, emit):
        with self.hydrogens:
            emit()

    def oxygen(self, emit):
        with self.oxygens:
            self.molecule.wait()
            emit()
