# mistake: ignored_given_name
# caught by: test_a_name_that_is_given_wins
# why: the caller's name= is taken and then never used.
# told as: nothing
"""Always calls the worker after its job."""

import threading
from threading import Thread


class Worker(Thread):
    def __init__(self, role, number, *, name=None, daemon=None):
        super().__init__(daemon=daemon)
        self.name = f"{role}-{number}"
        self.seen_name = None

    def run(self):
        self.seen_name = threading.current_thread().name


def rename(thread, new_name):
    old_name = thread.name
    thread.name = new_name
    return old_name


def by_name(name):
    for thread in threading.enumerate():
        if thread.name == name:
            return thread
    return None
