"""Variant: looks without the lock first, which costs nothing once it is built, and again with it."""

from threading import Lock, Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.built = False
        self.thing = None

    def get(self):
        if not self.built:
            with self.lock:
                if not self.built:
                    self.thing = self.factory()
                    self.built = True  # last: whoever sees it finds the thing
        return self.thing


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
