# mistake: shadowed_thread_attribute
# caught by: test_one_molecule, test_every_three_are_water, test_every_atom_is_used, test_factories_are_apart_and_go_on, test_nobody_waits_by_spinning
# why: _started is Thread's own attribute; a flag of the same name takes its place and start() breaks.
"""Keeps a flag under a name that Thread uses itself."""

from threading import Barrier, Semaphore, Thread


class Hydrogen(Thread):
    def __init__(self, factory, emit, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.factory, self.emit = factory, emit
        self._started = False

    def run(self):
        self.factory.hydrogen(self.emit)


class Oxygen(Thread):
    def __init__(self, factory, emit, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.factory, self.emit = factory, emit
        self._started = False

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
