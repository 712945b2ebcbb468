# mistake: deadlock_with_self
# caught by: test_it_is_built_when_somebody_asks, test_nothing_is_something, test_an_asker_keeps_the_answer, test_it_is_tried_again_after_an_error, test_it_is_built_once, test_everybody_gets_the_same
# why: get holds the lock and calls a method that waits for the same lock.
"""Takes a lock that it holds already."""

from threading import Lock, Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.built = False
        self.thing = None

    def get(self):
        with self.lock:
            if not self.is_built():
                self.thing = self.factory()
                self.built = True
            return self.thing

    def is_built(self):
        with self.lock:
            return self.built


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
