# mistake: locked_emit
# caught by: test_every_three_are_water, test_factories_are_apart_and_go_on
# why: a lock lets in one at a time, and does not ask which kind.
# told as: no_barrier
"""Holds a lock around emit."""

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

    def hydrogen(self, emit):
        with self.lock:
            emit()

    def oxygen(self, emit):
        with self.lock:
            emit()
