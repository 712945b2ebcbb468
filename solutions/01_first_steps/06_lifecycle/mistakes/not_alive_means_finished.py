# mistake: not_alive_means_finished
# caught by: test_a_thread_not_started_is_new
# why: a thread that has not begun is not alive either; it is not finished for that.
# told as: alive_means_started
"""Takes whoever is not alive for finished."""

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
    if not thread.is_alive():
        return "finished"
    return "running"


def follow(thread):
    thread.start()
    thread.join()
    return ["new", "running", "finished"]
