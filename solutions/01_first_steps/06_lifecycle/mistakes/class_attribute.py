# mistake: class_attribute
# caught by: test_a_walker_counts_finished_steps
# why: what is kept on the class is one number for all walkers.
"""Counts on the class."""

from threading import Thread


class Walker(Thread):
    taken = 0

    def __init__(self, steps, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.steps = steps

    def run(self):
        for step in self.steps:
            step()
            Walker.taken = Walker.taken + 1


def stage(thread):
    if thread.ident is None:
        return "new"
    return "running" if thread.is_alive() else "finished"


def follow(thread):
    thread.start()
    thread.join()
    return ["new", "running", "finished"]
