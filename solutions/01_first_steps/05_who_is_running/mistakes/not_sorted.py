# mistake: not_sorted
# caught by: test_others_as_the_main_thread_sees_them, test_others_as_another_thread_sees_them
# why: enumerate() lists threads in the order in which they began; names were asked for in order.
# told as: nothing
"""Forgets to sort."""

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
    return list(thread.name for thread in threading.enumerate() if thread is not caller)


def workers_alive():
    main = threading.main_thread()
    return len([thread for thread in threading.enumerate() if thread is not main])
