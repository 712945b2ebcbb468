# mistake: looked_now_and_then
# caught by: test_a_followed_thread_passes_all_stages
# why: a thread can begin and end between two looks; it was running all the same.
# told as: looked_too_late
# visible test: misses it
"""Looks at the stage now and then."""

import time
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
    passed = [stage(thread)]
    thread.start()
    while passed[-1] != "finished":
        now = stage(thread)
        if now != passed[-1]:
            passed.append(now)
        time.sleep(0.01)
    return passed
