# mistake: started_in_init
# caught by: test_a_worker_has_its_name_before_it_starts, test_workers_note_the_names_they_run_under
# why: a worker that starts itself when it is made runs before its owner said so, and cannot be started again.
"""Starts itself at the end of __init__."""

import threading
from threading import Thread


class Worker(Thread):
    def __init__(self, role, number, *, name=None, daemon=None):
        super().__init__(name=name or f"{role}-{number}", daemon=daemon)
        self.seen_name = None
        self.start()

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
