# mistake: lock_per_call
# caught by: test_it_is_built_once, test_everybody_gets_the_same
# why: every call makes a lock of its own, so nobody ever meets anybody at it.
# visible test: misses it
"""Makes a new lock for each question."""

from threading import Lock, Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.built = False
        self.thing = None

    def get(self):
        with Lock():
            if not self.built:
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
