# mistake: compared_identity
# caught by: test_by_name_finds_a_live_thread
# why: `is` asks whether two strings are the same object; names have to be compared with ==.
"""Looks for the very same string object."""

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
        if thread.name is name:
            return thread
    return None
