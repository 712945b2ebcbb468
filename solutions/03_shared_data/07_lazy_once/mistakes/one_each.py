# mistake: one_each
# caught by: test_it_is_tried_again_after_an_error, test_it_is_built_once, test_everybody_gets_the_same
# why: every thread gets a thing of its own, and they were to share one.
# told as: nothing
"""Keeps what was built per thread."""

from threading import Thread, local


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.mine = local()

    def get(self):
        if not hasattr(self.mine, "thing"):
            self.mine.thing = self.factory()
        return self.mine.thing


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
