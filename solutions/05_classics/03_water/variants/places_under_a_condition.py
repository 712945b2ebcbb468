"""Variant: counters under a condition say which places of this molecule are free; emit is called inside."""

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
        self.free = {"H": 2, "O": 1}

    def hydrogen(self, emit):
        self.take("H", emit)

    def oxygen(self, emit):
        self.take("O", emit)

    def take(self, kind, emit):
        with self.changed:
            self.changed.wait_for(lambda: self.free[kind])
            self.free[kind] -= 1
            emit()
            if not any(self.free.values()):
                self.free = {"H": 2, "O": 1}
                self.changed.notify_all()
