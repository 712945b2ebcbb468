# mistake: no_options
# caught by: test_a_filler_takes_a_name_and_daemon
# why: name= and daemon= are taken and not handed on, so that Thread never hears of them.
# told as: nothing
"""Keeps name and daemon to itself."""

from threading import Thread


class Filler(Thread):
    def __init__(self, slots, index, *, name=None, daemon=None):
        super().__init__()
        self.slots = slots
        self.index = index

    def run(self):
        self.slots[self.index] = self.index * self.index


def fill(n):
    slots = [None] * n
    fillers = [Filler(slots, index) for index in range(n)]
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return slots
