# mistake: counted_at_the_end
# caught by: test_a_walker_counts_finished_steps
# why: all steps are counted at once, after the last; meanwhile taken says 0.
# told as: nothing
"""Counts when everything is over."""

from threading import Thread


class Walker(Thread):
    def __init__(self, steps, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.steps = steps
        self.taken = 0

    def run(self):
        for step in self.steps:
            step()
        self.taken = len(self.steps)


def stage(thread):
    if thread.ident is None:
        return "new"
    return "running" if thread.is_alive() else "finished"


def follow(thread):
    thread.start()
    thread.join()
    return ["new", "running", "finished"]
