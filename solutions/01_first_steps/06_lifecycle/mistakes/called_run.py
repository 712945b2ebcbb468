# mistake: called_run
# caught by: test_follow_starts_and_waits
# why: run() called by hand does the work in the caller; no thread begins.
"""Follows by calling run()."""

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
    thread.run()
    return ["new", "running", "finished"]
