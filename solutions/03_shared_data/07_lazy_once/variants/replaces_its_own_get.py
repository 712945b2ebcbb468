"""Variant: once it is built, get is another function, which needs no lock; the attribute changes in one step."""

from threading import RLock, Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = RLock()
        self.get = self.build

    def build(self):
        with self.lock:
            if self.get == self.build:
                thing = self.factory()
                self.get = lambda: thing
        return self.get()


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
