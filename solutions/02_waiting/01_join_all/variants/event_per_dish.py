"""Variant: a cook waits on an event nobody sets, and rings a bell; the bells are waited for, not the threads."""

from threading import Event, Thread
from time import monotonic


class Cook(Thread):
    def __init__(self, dish, minutes, **options):
        super().__init__(**options)
        self.dish = dish
        self.minutes = minutes
        self.bell = Event()

    @property
    def ready(self):
        return self.bell.is_set()

    def run(self):
        Event().wait(self.minutes)
        self.bell.set()


def cook_all(orders):
    began = monotonic()
    cooks = [Cook(*order) for order in orders.items()]
    for cook in cooks:
        cook.start()
    for cook in cooks:
        cook.bell.wait()
    return monotonic() - began
