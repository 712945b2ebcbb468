# mistake: called_target
# caught by: test_an_asker_keeps_the_answer
# why: target=self.work() does the work at once, in whoever makes the thread; the thread gets None to run.
"""Calls the target instead of handing it over."""

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
                self.thing = self.factory()
                self.built = True
            return self.thing


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        self.lazy = lazy
        self.got = None
        super().__init__(target=self.work(), name=name, daemon=daemon)

    def work(self):
        self.got = self.lazy.get()
