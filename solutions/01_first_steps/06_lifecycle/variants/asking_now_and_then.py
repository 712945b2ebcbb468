"""Variant: polls with a sleep, and puts in what it may have missed. Join is better; the answer is right all the same."""

import time
from threading import Thread


class Walker(Thread):
    def __init__(self, steps, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.steps = list(steps)
        self.taken = 0

    def run(self):
        while self.taken < len(self.steps):
            self.steps[self.taken]()
            self.taken = self.taken + 1


def stage(thread):
    match thread.ident, thread.is_alive():
        case None, _:
            return "new"
        case _, True:
            return "running"
        case _:
            return "finished"


def follow(thread):
    seen = {stage(thread): True}
    thread.start()
    while (now := stage(thread)) != "finished":
        seen[now] = True
        time.sleep(0.01)
    seen["running"] = True
    seen[now] = True
    return list(seen)
