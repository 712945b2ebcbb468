# mistake: left_out_daemons
# caught by: test_others_as_the_main_thread_sees_them, test_others_as_another_thread_sees_them, test_workers_alive_counts_all_but_the_main_thread
# why: a daemon is a live thread like any other.
# told as: nothing
"""Counts no daemons."""

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
    return sorted(thread.name for thread in threading.enumerate() if thread is not caller and not thread.daemon)


def workers_alive():
    main = threading.main_thread()
    return len([thread for thread in threading.enumerate() if thread is not main and not thread.daemon])
