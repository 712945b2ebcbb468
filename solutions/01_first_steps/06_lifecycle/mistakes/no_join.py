# mistake: no_join
# caught by: test_follow_starts_and_waits
# why: start() returns at once; the thread is still under way when follow tells that it has finished.
"""Tells the end before it has come."""

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
    passed = ["new"]
    thread.start()
    passed.append("running")
    passed.append("finished")
    return passed
