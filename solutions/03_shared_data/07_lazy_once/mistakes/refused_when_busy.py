# mistake: refused_when_busy
# caught by: test_it_is_tried_again_after_an_error, test_everybody_gets_the_same
# why: who finds the lock taken does not wait for the thing, and goes away with None.
# visible test: misses it
"""Does not wait while somebody else builds."""

from contextlib import contextmanager
from threading import Lock, Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.built = False
        self.thing = None

    def get(self):
        if self.lock.acquire(blocking=False):
            with self.unlocking():
                if not self.built:
                    self.thing = self.factory()
                    self.built = True
        return self.thing

    @contextmanager
    def unlocking(self):
        try:
            yield
        finally:
            self.lock.release()


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
