# mistake: overrode_start
# caught by: test_workers_note_the_names_they_run_under
# why: the work belongs in run(); done in start() it runs in the caller, under the caller's name.
"""Overrides start instead of run."""

import threading
from threading import Thread


class Worker(Thread):
    def __init__(self, role, number, *, name=None, daemon=None):
        super().__init__(name=name or f"{role}-{number}", daemon=daemon)
        self.seen_name = None

    def start(self):
        self.seen_name = threading.current_thread().name
        super().start()


def rename(thread, new_name):
    old_name = thread.name
    thread.name = new_name
    return old_name


def by_name(name):
    for thread in threading.enumerate():
        if thread.name == name:
            return thread
    return None
