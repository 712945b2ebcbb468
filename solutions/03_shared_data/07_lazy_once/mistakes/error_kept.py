# mistake: error_kept
# caught by: test_it_is_tried_again_after_an_error
# why: the first error is kept and raised for everybody, though the next try might have worked.
# told as: broken_after_error
"""Remembers the error instead of trying again."""

from threading import Lock, Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.built = False
        self.thing = None
        self.error = None

    def get(self):
        with self.lock:
            if not self.built:
                self.built = True
                try:
                    self.thing = self.factory()
                except Exception as error:
                    self.error = error
            if self.error:
                raise self.error
            return self.thing


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
