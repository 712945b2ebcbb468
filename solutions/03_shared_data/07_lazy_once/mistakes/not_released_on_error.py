# mistake: not_released_on_error
# caught by: test_it_is_tried_again_after_an_error
# why: the factory's error leaves get without the lock being given back, and the next one waits for ever.
"""Releases at the end, which an error never reaches."""

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
        self.lock.release()
        return self.thing


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
