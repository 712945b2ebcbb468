# mistake: called_target
# caught by: test_atoms_are_threads, test_one_molecule, test_every_three_are_water, test_every_atom_is_used, test_factories_are_apart_and_go_on, test_nobody_waits_by_spinning
# why: target=factory.hydrogen(emit) is a call: whoever makes the atom waits at the barrier.
"""Calls the target instead of naming it."""

from threading import Barrier, Semaphore, Thread


class Hydrogen(Thread):
    def __init__(self, factory, emit, *, name=None, daemon=None):
        super().__init__(target=factory.hydrogen(emit), name=name, daemon=daemon)


class Oxygen(Thread):
    def __init__(self, factory, emit, *, name=None, daemon=None):
        super().__init__(target=factory.oxygen(emit), name=name, daemon=daemon)


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
