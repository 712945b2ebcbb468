# mistake: named_after_start
# caught by: test_a_worker_has_its_name_before_it_starts, test_workers_note_the_names_they_run_under
# why: the name is set in run(), so until the thread gets there it carries the wrong one.
"""Names itself only once it runs."""

import threading
from threading import Thread


class Worker(Thread):
    def __init__(self, role, number, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.job = None if name else f"{role}-{number}"
        self.seen_name = None

    def run(self):
        if self.job:
            self.name = self.job
        self.seen_name = self.name


def rename(thread, new_name):
    old_name = thread.name
    thread.name = new_name
    return old_name


def by_name(name):
    for thread in threading.enumerate():
        if thread.name == name:
            return thread
    return None
