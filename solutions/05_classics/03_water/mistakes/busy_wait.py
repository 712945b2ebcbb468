# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: asking again and again for a free place keeps the processor from the others.
# visible test: misses it
"""Asks for a place until there is one."""

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
        self.lock = Lock()
        self.hydrogens, self.oxygens = 0, 0

    def hydrogen(self, emit):
        while not self.take("hydrogens", 2, emit):
            pass

    def oxygen(self, emit):
        while not self.take("oxygens", 1, emit):
            pass

    def take(self, kind, places, emit):
        with self.lock:
            if getattr(self, kind) == places:
                return False
            setattr(self, kind, getattr(self, kind) + 1)
            emit()
            if (self.hydrogens, self.oxygens) == (2, 1):
                self.hydrogens, self.oxygens = 0, 0
            return True
