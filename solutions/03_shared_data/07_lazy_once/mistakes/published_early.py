# mistake: published_early
# caught by: test_it_is_tried_again_after_an_error, test_everybody_gets_the_same
# why: the flag goes up before the thing is there, and who sees the flag goes away with nothing.
# visible test: misses it
"""Says that it is built before it is."""

from threading import Lock, Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.built = False
        self.thing = None

    def get(self):
        if not self.built:
            with self.lock:
                if not self.built:
                    self.built = True
                    try:
                        self.thing = self.factory()
                    except BaseException:
                        self.built = False
                        raise
        return self.thing


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
