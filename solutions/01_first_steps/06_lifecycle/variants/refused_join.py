"""Variant: join(0) refuses a thread that has not begun; a second thread does the following, in the names of old books."""

import threading
from queue import Queue


class Walker(threading.Thread):
    taken = 0

    def __init__(self, steps, name=None, daemon=None):
        super(Walker, self).__init__(name=name)
        if daemon is not None:
            self.setDaemon(daemon)
        self.steps = steps

    def run(self):
        for number, step in enumerate(self.steps, 1):
            step()
            self.taken = number


def stage(thread):
    try:
        thread.join(0)
    except RuntimeError:
        return "new"
    if thread.is_alive():
        return "running"
    return "finished"


def follow(thread):
    news = Queue()

    def companion():
        for word, act in (("new", thread.start), ("running", thread.join), ("finished", int)):
            news.put(word)
            act()

    threading.Thread(target=companion).start()
    return [news.get() for _ in range(3)]
