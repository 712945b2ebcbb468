# mistake: class_attribute
# caught by: test_it_is_built_when_somebody_asks, test_it_is_tried_again_after_an_error
# why: what was built is kept on the class, so the second Lazy hands out the first one's.
"""Keeps the thing on the class."""

from threading import Lock, Thread


class Lazy:
    built = []
    lock = Lock()

    def __init__(self, factory):
        self.factory = factory

    def get(self):
        with self.lock:
            if not self.built:
                self.built.append(self.factory())
            return self.built[0]


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
