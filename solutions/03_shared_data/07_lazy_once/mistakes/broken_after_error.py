# mistake: broken_after_error
# caught by: test_it_is_tried_again_after_an_error
# why: the flag is up when the factory raises, and stays up, so everybody after it gets nothing.
"""Sets the flag first, under the lock."""

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
                self.built = True
                self.thing = self.factory()
            return self.thing


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
