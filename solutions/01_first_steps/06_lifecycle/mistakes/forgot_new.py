# mistake: forgot_new
# caught by: test_a_followed_thread_passes_all_stages
# why: the stage before the start is left out.
# told as: nothing
"""Begins to tell with the start."""

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
    thread.start()
    passed = ["running"]
    thread.join()
    return [*passed, stage(thread)]
