"""Variant: asks first whether it lives; the steps are an iterator that is used up, numbered as they are finished."""

import threading

STAGES = ("new", "running", "finished")


class Walker(threading.Thread):
    def __init__(self, steps, **options):
        threading.Thread.__init__(self, target=self.walk, args=(steps,), **options)
        self.finished = []

    @property
    def taken(self):
        return len(self.finished)

    def walk(self, steps):
        for step in steps:
            self.finished.append(step())


def stage(thread):
    if thread.is_alive():
        return STAGES[1]
    return STAGES[2] if thread.ident else STAGES[0]


def follow(thread):
    thread.start()
    thread.join()
    return list(STAGES)
