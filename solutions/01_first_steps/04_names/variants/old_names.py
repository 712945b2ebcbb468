"""Variant: written with the names of Python 2. They still work, and are deprecated since 3.10."""

import threading


class Worker(threading.Thread):
    def __init__(self, role, number, name=None, daemon=None):
        threading.Thread.__init__(self, name=name)
        if name is None:
            self.setName("%s-%s" % (role, number))
        if daemon is not None:
            self.setDaemon(daemon)
        self.seen_name = None

    def run(self):
        self.seen_name = threading.currentThread().getName()


def rename(thread, new_name):
    old_name = thread.getName()
    thread.setName(new_name)
    return old_name


def by_name(name):
    found = filter(lambda thread: thread.getName() == name, threading.enumerate())
    return next(found, None)
