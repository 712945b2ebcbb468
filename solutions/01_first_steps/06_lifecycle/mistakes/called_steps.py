# mistake: called_steps
# caught by: test_a_new_walker_has_taken_no_step, test_a_walker_counts_finished_steps
# why: step() in __init__ is called by whoever makes the walker; run is left with the results.
# told as: called_in_init
"""Calls the steps when it is made."""

from threading import Thread


class Walker(Thread):
    def __init__(self, steps, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.steps = [step() for step in steps]
        self.taken = 0

    def run(self):
        for step in self.steps:
            self.taken += 1


def stage(thread):
    if thread.ident is None:
        return "new"
    return "running" if thread.is_alive() else "finished"


def follow(thread):
    thread.start()
    thread.join()
    return ["new", "running", "finished"]
