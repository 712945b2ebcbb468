# mistake: joined_before_start
# caught by: test_follow_starts_and_waits, test_a_followed_thread_passes_all_stages, test_follow_does_not_spin
# why: a thread that was never started cannot be waited for; join() raises RuntimeError.
"""Waits first and starts afterwards."""

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
    thread.join()
    thread.start()
    return ["new", "running", "finished"]
