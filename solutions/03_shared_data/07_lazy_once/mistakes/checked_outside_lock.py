# mistake: checked_outside_lock
# caught by: test_it_is_built_once, test_everybody_gets_the_same
# why: whoever waited for the lock had looked before it, and builds once more.
# visible test: misses it
"""Looks first, locks afterwards, and does not look again."""

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
