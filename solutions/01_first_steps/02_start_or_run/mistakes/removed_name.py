# mistake: removed_name
# caught by: test_start_once_starts_a_new_thread, test_start_once_leaves_a_running_thread, test_start_once_leaves_a_finished_thread, test_start_once_passes_on_other_errors
# why: isAlive() was removed in Python 3.9; the method is called is_alive().
"""Asks the way a very old tutorial does."""

import threading
from threading import Thread


class Runner(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ran_in = None

    def run(self):
        self.ran_in = threading.current_thread().name


def start_once(thread):
    if thread.isAlive() or thread.ident is not None:
        return False
    thread.start()
    return True
