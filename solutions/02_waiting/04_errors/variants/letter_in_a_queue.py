"""Variant: the outcome comes as a letter through a queue of one, and whoever reads it puts it back."""

from queue import Queue
from threading import Thread


class Job(Thread):
    def __init__(self, func, *args, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.work = func, args
        self.letters = Queue(1)

    def run(self):
        func, args = self.work
        try:
            letter = "value", func(*args)
        except BaseException as error:
            letter = "error", error
        self.letters.put(letter)

    def outcome(self):
        letter = self.letters.get()
        self.letters.put(letter)
        kind, what = letter
        if kind == "error":
            raise what
        return what
