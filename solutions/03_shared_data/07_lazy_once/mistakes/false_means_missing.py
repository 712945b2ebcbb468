# mistake: false_means_missing
# caught by: test_nothing_is_something
# why: an empty list, 0 or an empty text is false as well, and is built again each time.
# told as: none_means_missing
"""Takes whatever is false for not built."""

from threading import Lock, Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.thing = None

    def get(self):
        with self.lock:
            self.thing = self.thing or self.factory()
            return self.thing


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
