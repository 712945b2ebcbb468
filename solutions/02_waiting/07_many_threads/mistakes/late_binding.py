# mistake: late_binding
# caught by: test_all_slots_are_filled, test_there_may_be_a_thousand
# why: a function made in the loop looks the index up when it runs, and finds the last one.
"""Lets a lambda use the loop variable."""

from threading import Thread


class Filler(Thread):
    def __init__(self, slots, index, *, which=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.slots = slots
        self.which = which or (lambda: index)

    def run(self):
        index = self.which()
        self.slots[index] = index * index


def fill(n):
    slots = [None] * n
    fillers = []
    for index in range(n):
        fillers.append(Filler(slots, index, which=lambda: index))
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return slots
