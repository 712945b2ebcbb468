"""Variant: results come through a queue as they are ready, each with its place; sorted in the end."""

from queue import SimpleQueue
from threading import Thread


class Square(Thread):
    def __init__(self, n, *, place=0, letters=None, name=None, daemon=None):
        Thread.__init__(self, name=name, daemon=daemon)
        self.n = n
        self.place = place
        self.letters = letters
        self.result = None

    def run(self):
        self.result = self.n * self.n
        if self.letters is not None:
            self.letters.put((self.place, self.result))


def squares(numbers):
    letters = SimpleQueue()
    for place, n in enumerate(numbers):
        Square(n, place=place, letters=letters).start()
    return [result for _, result in sorted(letters.get() for _ in numbers)]
