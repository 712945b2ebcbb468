# mistake: two_locked_steps
# caught by: test_it_is_built_once, test_everybody_gets_the_same
# why: looking is locked and building is locked, each for itself; in between another one has looked.
# visible test: misses it
"""Locks the look and the building, one after the other."""

from threading import Lock, Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.built = False
        self.thing = None

    def get(self):
        with self.lock:
            built = self.built
        if not built:
            with self.lock:
                self.thing = self.factory()
                self.built = True
        return self.thing


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
