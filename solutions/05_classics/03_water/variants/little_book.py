"""Variant: the solution of the Little Book of Semaphores: who completes a molecule calls the others in."""

from threading import Barrier, Lock, Semaphore, Thread


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
        self.mutex = Lock()
        self.barrier = Barrier(3)
        self.waiting_hydrogens = 0
        self.waiting_oxygens = 0
        self.hydrogens = Semaphore(0)
        self.oxygens = Semaphore(0)

    def hydrogen(self, emit):
        self.mutex.acquire()
        self.waiting_hydrogens += 1
        self.call_in_or_let_go()
        self.hydrogens.acquire()
        emit()
        self.barrier.wait()

    def oxygen(self, emit):
        self.mutex.acquire()
        self.waiting_oxygens += 1
        self.call_in_or_let_go()
        self.oxygens.acquire()
        emit()
        self.barrier.wait()
        self.mutex.release()  # taken by whoever completed the molecule

    def call_in_or_let_go(self):
        if self.waiting_hydrogens >= 2 and self.waiting_oxygens >= 1:
            self.waiting_hydrogens -= 2
            self.waiting_oxygens -= 1
            self.hydrogens.release(2)
            self.oxygens.release()
        else:
            self.mutex.release()
