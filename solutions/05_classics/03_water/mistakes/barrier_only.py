# mistake: barrier_only
# caught by: test_every_three_are_water, test_factories_are_apart_and_go_on
# why: three hydrogens can meet at the barrier as well.
# told as: mixed_molecules
"""Has the barrier, and no gates."""

from threading import Barrier, Thread


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
        self.molecule = Barrier(3)

    def hydrogen(self, emit):
        self.molecule.wait()
        emit()

    def oxygen(self, emit):
        self.molecule.wait()
        emit()
