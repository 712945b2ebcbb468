# mistake: swallowed_error
# caught by: test_start_once_passes_on_other_errors
# why: not every RuntimeError of start() means that the thread was started before.
"""Takes any RuntimeError for a second start."""

import threading
from threading import Thread


class Runner(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ran_in = None

    def run(self):
        self.ran_in = threading.current_thread().name


def start_once(thread):
    try:
        thread.start()
        return True
    except RuntimeError:
        return False
