"""Variant: nobody waits; an atom leaves its emit, and whoever completes a molecule calls all three."""

from collections import deque
from threading import Lock, Thread


class Atom(Thread):
    def __init__(self, factory, emit, **options):
        super().__init__(**options)
        self.factory, self.emit = factory, emit


class Hydrogen(Atom):
    def run(self):
        self.factory.hydrogen(self.emit)


class Oxygen(Atom):
    def run(self):
        self.factory.oxygen(self.emit)


class Factory:
    def __init__(self):
        self.lock = Lock()
        self.hydrogens, self.oxygens = deque(), deque()

    def hydrogen(self, emit):
        self.bring(self.hydrogens, emit)

    def oxygen(self, emit):
        self.bring(self.oxygens, emit)

    def bring(self, waiting, emit):
        with self.lock:
            waiting.append(emit)
            if len(self.hydrogens) >= 2 and self.oxygens:
                for each in (self.hydrogens.popleft(), self.hydrogens.popleft(), self.oxygens.popleft()):
                    each()
