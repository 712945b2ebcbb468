# mistake: returned_new_name
# caught by: test_rename_returns_the_old_name
# why: once the new name is set the old one is gone; it has to be read first.
# told as: nothing
"""Reads the old name too late."""

import threading
from threading import Thread


class Worker(Thread):
    def __init__(self, role, number, *, name=None, daemon=None):
        super().__init__(name=name or f"{role}-{number}", daemon=daemon)
        self.seen_name = None

    def run(self):
        self.seen_name = threading.current_thread().name


def rename(thread, new_name):
    thread.name = new_name
    return thread.name


def by_name(name):
    for thread in threading.enumerate():
        if thread.name == name:
            return thread
    return None
