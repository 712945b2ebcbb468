# mistake: semaphore_too_small
# caught by: test_one_molecule, test_every_atom_is_used, test_factories_are_apart_and_go_on, test_nobody_waits_by_spinning
# why: one hydrogen is let in, and waits at the barrier for a second one, which is outside.
# told as: incomplete_group
"""Lets in one hydrogen."""

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
        self.hydrogens, self.oxygens = Semaphore(1), Semaphore(1)
        self.molecule = Barrier(3)

    def hydrogen(self, emit):
        with self.hydrogens:
            self.molecule.wait()
            emit()

    def oxygen(self, emit):
        with self.oxygens:
            self.molecule.wait()
            emit()
