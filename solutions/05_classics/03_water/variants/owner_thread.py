"""Variant: a thread of the factory takes atoms from two queues and puts them together; the atoms wait for it."""

from queue import SimpleQueue
from threading import Event, Thread


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
        self.hydrogens, self.oxygens = SimpleQueue(), SimpleQueue()
        Thread(target=self.assemble, daemon=True).start()

    def assemble(self):
        while True:
            for waiting in (self.hydrogens, self.oxygens, self.hydrogens):
                emit, done = waiting.get()
                emit()
                done.set()

    def hydrogen(self, emit):
        self.bring(self.hydrogens, emit)

    def oxygen(self, emit):
        self.bring(self.oxygens, emit)

    def bring(self, waiting, emit):
        done = Event()
        waiting.put((emit, done))
        done.wait()
