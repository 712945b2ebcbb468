# mistake: name_before_super
# caught by: test_a_worker_has_its_name_before_it_starts, test_a_name_that_is_given_wins, test_workers_note_the_names_they_run_under
# why: the name is Thread's own state; before super().__init__() there is nothing to put it in.
"""Sets the name before Thread is set up."""

import threading
from threading import Thread


class Worker(Thread):
    def __init__(self, role, number, *, name=None, daemon=None):
        self.name = name or f"{role}-{number}"
        super().__init__(daemon=daemon)
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
