# mistake: start_result_used
# caught by: test_start_once_starts_a_new_thread
# why: start() returns None, whether or not the thread was new.
# told as: nothing
"""Returns what start() returned."""

import threading
from threading import Thread


class Runner(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ran_in = None

    def run(self):
        self.ran_in = threading.current_thread().name


def start_once(thread):
    if thread.ident is None:
        return thread.start()
    return False
