# mistake: started_twice
# caught by: test_start_once_leaves_a_running_thread, test_start_once_leaves_a_finished_thread
# why: start() can be called once in a thread's life; the second call raises RuntimeError.
# told as: started_unasked
"""Starts whatever it is given."""

import threading
from threading import Thread


class Runner(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ran_in = None

    def run(self):
        self.ran_in = threading.current_thread().name


def start_once(thread):
    if not thread:
        return False
    thread.start()
    return True
