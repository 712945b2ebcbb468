# mistake: joined_itself
# caught by: test_a_walker_counts_finished_steps
# why: a thread that waits for its own end would wait for ever; join() raises RuntimeError instead.
"""Ends run() by waiting for itself."""

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
        self.join()


def stage(thread):
    if thread.ident is None:
        return "new"
    return "running" if thread.is_alive() else "finished"


def follow(thread):
    thread.start()
    thread.join()
    return ["new", "running", "finished"]
