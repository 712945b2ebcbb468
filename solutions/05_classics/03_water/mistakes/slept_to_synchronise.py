# mistake: slept_to_synchronise
# caught by: test_every_three_are_water, test_factories_are_apart_and_go_on
# why: a second is enough today; nobody promises it.
# told as: no_barrier
# visible test: misses it
"""Lets time pass instead of waiting for the others."""

import time
from threading import Semaphore, Thread


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

    def hydrogen(self, emit):
        with self.hydrogens:
            time.sleep(1)
            emit()

    def oxygen(self, emit):
        with self.oxygens:
            time.sleep(1)
            emit()
