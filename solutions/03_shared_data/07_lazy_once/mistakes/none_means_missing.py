# mistake: none_means_missing
# caught by: test_nothing_is_something
# why: None is what the factory may have built; taken for `not there yet`, it is built again and again.
"""Takes None for a sign that nothing is built."""

from threading import Lock, Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.thing = None

    def get(self):
        with self.lock:
            if self.thing is None:
                self.thing = self.factory()
            return self.thing


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
