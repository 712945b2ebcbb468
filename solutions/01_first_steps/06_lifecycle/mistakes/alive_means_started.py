# mistake: alive_means_started
# caught by: test_a_thread_that_ended_is_finished
# why: a thread that has finished is not alive either; it is not new for that.
"""Takes whoever is not alive for new."""

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
    if thread.is_alive():
        return "running"
    return "new"


def follow(thread):
    thread.start()
    thread.join()
    return ["new", "running", "finished"]
