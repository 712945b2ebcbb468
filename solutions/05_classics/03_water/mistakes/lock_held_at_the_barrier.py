# mistake: lock_held_at_the_barrier
# caught by: test_one_molecule, test_every_atom_is_used, test_factories_are_apart_and_go_on, test_nobody_waits_by_spinning
# why: whoever waits at the barrier holds the lock that the others need to come there.
# told as: incomplete_group
"""Holds one lock for everything."""

from threading import Barrier, Lock, Semaphore, Thread


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
        self.lock = Lock()

    def hydrogen(self, emit):
        with self.hydrogens:
            with self.lock:
                self.molecule.wait()
            emit()

    def oxygen(self, emit):
        with self.oxygens:
            with self.lock:
                self.molecule.wait()
            emit()
