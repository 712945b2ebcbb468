# mistake: begun_means_running
# caught by: test_a_thread_that_ended_is_finished
# why: the ident stays when the thread has ended; it does not say that it is still at work.
"""Takes whoever has an ident for running."""

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
    elif thread.ident is not None:
        return "running"
    return "finished"


def follow(thread):
    thread.start()
    thread.join()
    return ["new", "running", "finished"]
