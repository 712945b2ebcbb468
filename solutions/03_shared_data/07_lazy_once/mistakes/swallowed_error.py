# mistake: swallowed_error
# caught by: test_it_is_tried_again_after_an_error
# why: the factory's error is caught inside get, and whoever asked gets None as if it were the thing.
# told as: nothing
"""Hides the factory's error."""

from threading import Lock, Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.built = False
        self.thing = None

    def get(self):
        with self.lock:
            if not self.built:
                try:
                    self.thing = self.factory()
                    self.built = True
                except Exception:
                    return None
            return self.thing


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
