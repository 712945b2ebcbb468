# mistake: called_run
# caught by: test_an_asker_keeps_the_answer
# why: run() called in __init__ is an ordinary method call: the work is done at once, and again when the thread starts.
"""Calls run() when it is made."""

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
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None
        self.run()

    def run(self):
        self.got = self.lazy.get()
