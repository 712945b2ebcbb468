# mistake: no_lock
# caught by: test_one_molecule, test_every_three_are_water, test_every_atom_is_used, test_factories_are_apart_and_go_on, test_nobody_waits_by_spinning
# why: two atoms may both find a molecule complete, and take the same atoms.
# told as: nothing
# visible test: misses it
"""Nobody waits, and nobody locks."""

from threading import Thread


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
        self.hydrogens, self.oxygens = [], []

    def hydrogen(self, emit):
        self.hydrogens.append(emit)
        self.look()

    def oxygen(self, emit):
        self.oxygens.append(emit)
        self.look()

    def look(self):
        if len(self.hydrogens) >= 2 and self.oxygens:
            for each in (self.hydrogens.pop(), self.hydrogens.pop(), self.oxygens.pop()):
                each()
