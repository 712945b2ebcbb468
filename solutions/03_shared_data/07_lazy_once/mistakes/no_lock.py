# mistake: no_lock
# caught by: test_it_is_built_once, test_everybody_gets_the_same
# why: two askers both find nothing built, and both build.
# told as: checked_without_lock
# visible test: misses it
"""Looks and builds without a lock."""

from threading import Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.built = False
        self.thing = None

    def get(self):
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
