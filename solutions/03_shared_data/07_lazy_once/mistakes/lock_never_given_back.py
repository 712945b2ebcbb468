# mistake: lock_never_given_back
# caught by: test_it_is_built_when_somebody_asks, test_nothing_is_something, test_it_is_tried_again_after_an_error, test_it_is_built_once, test_everybody_gets_the_same
# why: the lock is taken and never released, so the second one who asks waits for ever.
"""Forgets release()."""

from threading import Lock, Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.built = False
        self.thing = None

    def get(self):
        self.lock.acquire()
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
