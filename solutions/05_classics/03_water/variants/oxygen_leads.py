"""Variant: one oxygen at a time; it calls in two hydrogens and waits until they are through."""

from threading import RLock, Semaphore, Thread


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
        self.one_oxygen = RLock()
        self.called, self.through = Semaphore(0), Semaphore(0)

    def hydrogen(self, emit):
        self.called.acquire()
        emit()
        self.through.release()

    def oxygen(self, emit):
        with self.one_oxygen:
            emit()
            for _ in range(2):
                self.called.release()
                self.through.acquire()
