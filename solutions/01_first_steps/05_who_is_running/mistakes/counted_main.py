# mistake: counted_main
# caught by: test_workers_alive_counts_all_but_the_main_thread
# why: active_count() counts the main thread, too.
"""Counts the main thread as a worker."""

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
    return threading.active_count()
