# mistake: slept_to_synchronise
# caught by: test_follow_starts_and_waits
# why: a sleep is a guess about how long the thread takes; a longer walk is not over by then.
# visible test: misses it
"""Sleeps instead of waiting for the end."""

import time
from threading import Thread


class Walker(Thread):
    def __init__(self, steps, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.steps = steps
        self.taken = 0

    def run(self):
        for step in self.steps:
            step()
            self.taken += 1


def stage(thread):
    if thread.ident is None:
        return "new"
    return "running" if thread.is_alive() else "finished"


def follow(thread):
    thread.start()
    time.sleep(1)
    return ["new", "running", "finished"]
