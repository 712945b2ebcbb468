# mistake: started_twice
# caught by: test_follow_starts_and_waits, test_a_followed_thread_passes_all_stages, test_follow_does_not_spin
# why: a thread can be started once; the second start() raises RuntimeError.
"""Starts the thread for each stage."""

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
    passed = ["new"]
    thread.start()
    passed.append("running")
    thread.start()
    thread.join()
    passed.append("finished")
    return passed
