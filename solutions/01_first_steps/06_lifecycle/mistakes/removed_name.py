# mistake: removed_name
# caught by: test_a_thread_at_work_is_running, test_a_thread_that_ended_is_finished
# why: isAlive() was removed in Python 3.9; the method is called is_alive().
"""Asks the way a very old tutorial does."""

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
    return "running" if thread.isAlive() else "finished"


def follow(thread):
    thread.start()
    thread.join()
    return ["new", "running", "finished"]
