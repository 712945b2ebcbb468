# mistake: if_around_wait
# caught by: test_every_three_are_water
# why: whoever is woken goes on without looking whether there is still a place.
# told as: nothing
# visible test: misses it
"""Asks once, with if."""

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
            if self.hydrogens == 2:
                self.changed.wait()
            self.hydrogens += 1
            emit()
            self.next_molecule_if_complete()

    def oxygen(self, emit):
        with self.changed:
            if self.oxygens == 1:
                self.changed.wait()
            self.oxygens += 1
            emit()
            self.next_molecule_if_complete()

    def next_molecule_if_complete(self):
        if (self.hydrogens, self.oxygens) == (2, 1):
            self.hydrogens, self.oxygens = 0, 0
            self.changed.notify_all()
