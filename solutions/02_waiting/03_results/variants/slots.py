"""Variant: the sheet has a slot for each number, and every thread is told its own."""

import threading


class Square(threading.Thread):
    def __init__(self, n, sheet=None, place=0, **options):
        super().__init__(**options)
        self.n = n
        self.sheet = [None] if sheet is None else sheet
        self.place = place

    @property
    def result(self):
        return self.sheet[self.place]

    def run(self):
        self.sheet[self.place] = self.n * self.n


def squares(numbers):
    sheet = [None] * len(numbers)
    workers = [Square(n, sheet, place) for place, n in enumerate(numbers)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sheet
