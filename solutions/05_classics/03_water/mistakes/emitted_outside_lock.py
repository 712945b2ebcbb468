# mistake: emitted_outside_lock
# caught by: test_every_three_are_water
# why: two molecules may be taken one after the other, and be emitted at the same time.
# told as: mixed_molecules
# visible test: misses it
"""Takes a molecule under the lock, and emits it outside."""

from threading import Lock, Thread


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
        self.lock = Lock()

    def hydrogen(self, emit):
        self.hydrogens.append(emit)
        self.look()

    def oxygen(self, emit):
        self.oxygens.append(emit)
        self.look()

    def look(self):
        molecule = []
        with self.lock:
            if len(self.hydrogens) >= 2 and self.oxygens:
                molecule = [self.hydrogens.pop(), self.hydrogens.pop(), self.oxygens.pop()]
        for each in molecule:
            each()
