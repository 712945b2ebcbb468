# mistake: forgot_super_init
# caught by: test_an_asker_takes_a_name_and_daemon, test_an_asker_keeps_the_answer, test_it_is_built_once, test_everybody_gets_the_same
# why: without super().__init__() Thread never set itself up, so start() refuses.
"""Overrides __init__ and forgets Thread's own."""

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

    def run(self):
        self.got = self.lazy.get()
