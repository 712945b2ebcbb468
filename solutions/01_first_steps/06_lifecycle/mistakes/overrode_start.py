# mistake: overrode_start
# caught by: test_a_walker_counts_finished_steps
# why: the work belongs in run(); a start() of one's own does it in the caller and never begins a thread.
"""Overrides start instead of run."""

from threading import Thread


class Walker(Thread):
    def __init__(self, steps, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.steps = steps
        self.taken = 0

    def start(self):
        for step in self.steps:
            step()
            self.taken += 1


def stage(thread):
    if thread.ident is None:
        return "new"
    return "running" if thread.is_alive() else "finished"


def follow(thread):
    thread.start()
    thread.join()
    return ["new", "running", "finished"]
