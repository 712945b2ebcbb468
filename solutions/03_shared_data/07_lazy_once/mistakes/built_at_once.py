# mistake: built_at_once
# caught by: test_it_is_built_when_somebody_asks, test_an_asker_keeps_the_answer, test_it_is_tried_again_after_an_error
# why: the factory is called in __init__, though nobody has asked yet.
# told as: nothing
"""Builds when it is made."""

from threading import Thread


class Lazy:
    def __init__(self, factory):
        self.thing = factory()

    def get(self):
        return self.thing


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
