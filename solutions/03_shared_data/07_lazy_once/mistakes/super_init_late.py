# mistake: super_init_late
# caught by: test_an_asker_takes_a_name_and_daemon, test_an_asker_keeps_the_answer, test_it_is_built_once, test_everybody_gets_the_same
# why: the name is Thread's own state, and it is touched before super().__init__() made that state.
"""Names itself before Thread is set up."""

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
        self.name = name or "asker"
        super().__init__(daemon=daemon)

    def run(self):
        self.got = self.lazy.get()
