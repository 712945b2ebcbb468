# mistake: left_out_by_name
# caught by: test_a_namesake_is_one_of_the_others
# why: names need not differ; leaving out a name leaves out everybody who is called so.
"""Leaves out everybody of the caller's name."""

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
    me = threading.current_thread().name
    return sorted(thread.name for thread in threading.enumerate() if thread.name != me)


def workers_alive():
    main = threading.main_thread()
    return len([thread for thread in threading.enumerate() if thread is not main])
