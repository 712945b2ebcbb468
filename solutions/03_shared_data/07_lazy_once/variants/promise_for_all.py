"""Variant: the first leaves a promise that all others wait for; they get the object, or the error."""

from concurrent.futures import Future
from threading import Thread


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.promises = {}

    def get(self):
        mine = Future()
        promise = self.promises.setdefault("it", mine)
        if promise is mine:
            try:
                mine.set_result(self.factory())
            except BaseException as error:
                del self.promises["it"]
                mine.set_exception(error)
        return promise.result()


class Asker(Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
