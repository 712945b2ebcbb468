# mistake: lost_wakeup
# caught by: test_every_atom_is_used, test_factories_are_apart_and_go_on
# why: notify() wakes one, and there may be three who can go on.
# visible test: misses it
"""Wakes one of those who wait."""

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
        with self.changed:
            while self.hydrogens == 2:
                self.changed.wait()
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
            self.changed.notify()
