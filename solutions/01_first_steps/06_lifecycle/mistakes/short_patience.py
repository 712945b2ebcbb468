# mistake: short_patience
# caught by: test_follow_starts_and_waits
# why: join(1) comes back after a second, ended or not, and does not say which.
# visible test: misses it
"""Waits for one second at most."""

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
    thread.join(1)
    return ["new", "running", "finished"]
