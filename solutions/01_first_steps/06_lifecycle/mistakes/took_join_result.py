# mistake: took_join_result
# caught by: test_a_followed_thread_passes_all_stages
# why: join() returns None, ended or not: there is nothing to see in it.
"""Takes join()'s result for an answer."""

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
    if thread.join():
        passed.append("finished")
    return passed
