# mistake: looked_too_late
# caught by: test_a_followed_thread_passes_all_stages
# why: between start() and the look a quick thread can begin and end; it was running all the same.
# visible test: misses it
"""Looks at the stage after each call."""

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
    passed.append(stage(thread))
    thread.join()
    passed.append(stage(thread))
    return passed
