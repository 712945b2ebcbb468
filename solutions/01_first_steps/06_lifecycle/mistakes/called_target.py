# mistake: called_target
# caught by: test_a_new_walker_has_taken_no_step, test_a_walker_counts_finished_steps
# why: target=self.walk() walks at once, in the caller; the thread gets None to run.
"""Calls the target instead of handing it over."""

from threading import Thread


class Walker(Thread):
    def __init__(self, steps, *, name=None, daemon=None):
        self.steps = steps
        self.taken = 0
        super().__init__(target=self.walk(), name=name, daemon=daemon)

    def walk(self):
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
