# mistake: never_told_the_others
# caught by: test_it_is_tried_again_after_an_error
# why: the one who builds ends with an error and wakes nobody, so those who wait wait for ever.
# told as: lost_wakeup
"""Lets others wait for an event that an error never sets."""

from threading import Event, Lock, Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.begun = False
        self.done = Event()
        self.thing = None

    def get(self):
        with self.lock:
            first = not self.begun
            self.begun = True
        if first:
            self.thing = self.factory()
            self.done.set()
        self.done.wait()
        return self.thing


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
