# mistake: forgot_super_init
# caught by: test_a_worker_has_its_name_before_it_starts, test_a_name_that_is_given_wins, test_workers_note_the_names_they_run_under
# why: without super().__init__() Thread never set itself up, so there is no name and start() refuses.
"""Overrides __init__ and forgets Thread's own."""

import threading
from threading import Thread


class Worker(Thread):
    def __init__(self, role, number, *, name=None, daemon=None):
        self._name = name or f"{role}-{number}"
        self.seen_name = None

    def run(self):
        self.seen_name = self._name


def rename(thread, new_name):
    old_name = thread.name
    thread.name = new_name
    return old_name


def by_name(name):
    for thread in threading.enumerate():
        if thread.name == name:
            return thread
    return None
