# mistake: forgot_super_init
# caught by: test_a_walker_takes_a_name_and_daemon, test_a_walker_counts_finished_steps
# why: without super().__init__() Thread never set itself up, so start() refuses.
"""Overrides __init__ and forgets Thread's own."""

from threading import Thread


class Walker(Thread):
    def __init__(self, steps, *, name=None, daemon=None):
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
    thread.join()
    return ["new", "running", "finished"]
