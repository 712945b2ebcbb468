# mistake: threw_the_factory_away
# caught by: test_it_is_tried_again_after_an_error
# why: the factory is let go before it has done its work; after an error there is nothing to call any more.
# told as: broken_after_error
"""Forgets the factory too early."""

from threading import Lock, Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.thing = None

    def get(self):
        with self.lock:
            if self.factory is not None:
                factory, self.factory = self.factory, None
                self.thing = factory()
            return self.thing


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
