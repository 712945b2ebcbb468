# mistake: removed_name
# caught by: test_by_name_finds_a_live_thread, test_by_name_does_not_find_who_is_not_alive
# why: isAlive() was removed in Python 3.9; the method is called is_alive().
"""Asks each thread whether it is alive, the way a very old tutorial does."""

import threading
from threading import Thread


class Worker(Thread):
    def __init__(self, role, number, *, name=None, daemon=None):
        super().__init__(name=name or f"{role}-{number}", daemon=daemon)
        self.seen_name = None

    def run(self):
        self.seen_name = threading.current_thread().name


def rename(thread, new_name):
    old_name = thread.name
    thread.name = new_name
    return old_name


def by_name(name):
    for thread in threading.enumerate():
        if thread.isAlive() and thread.name == name:
            return thread
    return None
