# mistake: started_in_init
# caught by: test_a_new_walker_has_taken_no_step, test_a_walker_counts_finished_steps
# why: a thread that starts itself in __init__ runs before its owner said so, and cannot be started again.
"""Starts itself at the end of __init__."""

from threading import Thread


class Walker(Thread):
    def __init__(self, steps, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.steps = steps
        self.taken = 0
        self.start()

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
    thread.join()
    return ["new", "running", "finished"]
