# mistake: super_init_late
# caught by: test_atoms_are_threads, test_one_molecule, test_every_three_are_water, test_every_atom_is_used, test_factories_are_apart_and_go_on, test_nobody_waits_by_spinning
# why: Thread sets its own state in __init__; before that a name cannot be set.
"""Sets the name first."""

from threading import Barrier, Semaphore, Thread


class Hydrogen(Thread):
    def __init__(self, factory, emit, *, name=None, daemon=None):
        self.factory, self.emit = factory, emit
        self.name = name or "atom"
        super().__init__(daemon=daemon)

    def run(self):
        self.factory.hydrogen(self.emit)


class Oxygen(Thread):
    def __init__(self, factory, emit, *, name=None, daemon=None):
        self.factory, self.emit = factory, emit
        self.name = name or "atom"
        super().__init__(daemon=daemon)

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
