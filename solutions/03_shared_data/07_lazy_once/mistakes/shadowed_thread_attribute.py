# mistake: shadowed_thread_attribute
# caught by: test_an_asker_keeps_the_answer, test_it_is_built_once, test_everybody_gets_the_same
# why: _started is Thread's own attribute; a flag of the same name takes its place and start() breaks.
"""Keeps a flag under a name that Thread uses itself."""

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
        self._started = False

    def run(self):
        self.got = self.lazy.get()
