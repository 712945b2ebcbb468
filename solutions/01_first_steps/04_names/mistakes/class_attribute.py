# mistake: class_attribute
# caught by: test_workers_note_the_names_they_run_under
# why: seen_name is kept on the class, so all workers share one, and the last to write wins.
"""Keeps seen_name on the class."""

import threading
from threading import Thread


class Worker(Thread):
    seen_name = None

    def __init__(self, role, number, *, name=None, daemon=None):
        super().__init__(name=name or f"{role}-{number}", daemon=daemon)

    def run(self):
        Worker.seen_name = threading.current_thread().name


def rename(thread, new_name):
    old_name = thread.name
    thread.name = new_name
    return old_name


def by_name(name):
    for thread in threading.enumerate():
        if thread.name == name:
            return thread
    return None
