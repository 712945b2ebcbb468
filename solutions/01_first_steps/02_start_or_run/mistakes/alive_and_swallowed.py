# mistake: alive_and_swallowed
# caught by: test_start_once_passes_on_other_errors
# why: is_alive() is not enough here, so an except was put around it, which hides every other error.
# told as: swallowed_error
"""Asks whether it is alive, and hides what goes wrong then."""

import threading
from threading import Thread


class Runner(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ran_in = None

    def run(self):
        self.ran_in = threading.current_thread().name


def start_once(thread):
    if thread.is_alive():
        return False
    try:
        thread.start()
    except Exception:
        return False
    return True
