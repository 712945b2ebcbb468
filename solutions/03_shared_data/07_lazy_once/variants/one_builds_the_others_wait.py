"""Variant: a condition and a word for where it stands: nobody holds the lock while the factory is at work."""

from threading import Condition, Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.changed = Condition()
        self.state = "empty"
        self.thing = None

    def get(self):
        with self.changed:
            while self.state == "at work":
                self.changed.wait()
            if self.state == "built":
                return self.thing
            self.state = "at work"
        state = "empty"
        try:
            self.thing = self.factory()
            state = "built"
        finally:
            with self.changed:
                self.state = state
                self.changed.notify_all()
        return self.thing


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
