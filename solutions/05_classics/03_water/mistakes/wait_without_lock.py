# mistake: wait_without_lock
# caught by: test_every_three_are_water, test_every_atom_is_used, test_factories_are_apart_and_go_on, test_nobody_waits_by_spinning
# why: a condition belongs to its lock; wait() outside of it raises RuntimeError.
"""Waits outside the lock."""

from threading import Condition, Thread


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
        self.changed = Condition()
        self.hydrogens, self.oxygens = 0, 0

    def hydrogen(self, emit):
        while self.hydrogens == 2:
            self.changed.wait()
        with self.changed:
            self.hydrogens += 1
            emit()
            self.next_molecule_if_complete()

    def oxygen(self, emit):
        with self.changed:
            while self.oxygens == 1:
                self.changed.wait()
            self.oxygens += 1
            emit()
            self.next_molecule_if_complete()

    def next_molecule_if_complete(self):
        if (self.hydrogens, self.oxygens) == (2, 1):
            self.hydrogens, self.oxygens = 0, 0
            self.changed.notify_all()
