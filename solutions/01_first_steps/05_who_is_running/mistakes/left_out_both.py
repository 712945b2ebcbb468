# mistake: left_out_both
# caught by: test_workers_alive_counts_all_but_the_main_thread
# why: others() leaves out the caller already; seen from a worker one thread too many is taken off.
"""Counts the others, and takes off the main thread."""

import threading
from threading import Thread


class Reporter(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.me = None
        self.main = None

    def run(self):
        self.me = threading.current_thread().name
        self.main = threading.main_thread().name


def others():
    caller = threading.current_thread()
    return sorted(thread.name for thread in threading.enumerate() if thread is not caller)


def workers_alive():
    return len([name for name in others() if name != "MainThread"])
