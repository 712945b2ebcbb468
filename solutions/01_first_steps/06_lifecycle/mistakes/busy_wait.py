# mistake: busy_wait
# caught by: test_follow_does_not_spin
# why: asking over and over keeps the processor from the thread that is asked; join() waits without work.
# visible test: misses it
"""Asks again and again whether it is finished."""

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
    while stage(thread) != "finished":
        pass
    return [*passed, "running", "finished"]
