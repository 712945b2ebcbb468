# mistake: called_run
# caught by: test_start_once_starts_a_new_thread, test_start_once_passes_on_other_errors
# why: run() called by hand does the work in the caller; no thread begins.
"""Lets a new thread work by calling run()."""

import threading
from threading import Thread


class Runner(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ran_in = None

    def run(self):
        self.ran_in = threading.current_thread().name


def start_once(thread):
    if thread.ident is not None:
        return False
    thread.run()
    return True
