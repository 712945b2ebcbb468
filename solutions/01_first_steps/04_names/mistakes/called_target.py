# mistake: called_target
# caught by: test_a_worker_has_its_name_before_it_starts, test_workers_note_the_names_they_run_under
# why: target=self.note_name() runs note_name at once, in the thread that makes the worker.
"""Calls the target instead of handing it over."""

import threading
from threading import Thread


class Worker(Thread):
    def __init__(self, role, number, *, name=None, daemon=None):
        super().__init__(target=self.note_name(), name=name or f"{role}-{number}", daemon=daemon)

    def note_name(self):
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
