# mistake: no_barrier
# caught by: test_every_three_are_water, test_factories_are_apart_and_go_on
# why: nobody waits for anybody: atoms go in as they come.
"""Calls emit at once."""

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
    def hydrogen(self, emit):
        emit()

    def oxygen(self, emit):
        emit()
