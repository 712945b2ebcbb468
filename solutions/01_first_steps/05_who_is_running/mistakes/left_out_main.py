# mistake: left_out_main
# caught by: test_others_as_another_thread_sees_them
# why: the main thread is left out instead of the one that asks; the two are the same only when the main thread asks.
"""Leaves out the captain instead of the one who asks."""

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
    caller = threading.main_thread()
    return sorted(thread.name for thread in threading.enumerate() if thread is not caller)


def workers_alive():
    main = threading.main_thread()
    return len([thread for thread in threading.enumerate() if thread is not main])
