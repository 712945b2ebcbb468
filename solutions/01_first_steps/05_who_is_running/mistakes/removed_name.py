# mistake: removed_name
# caught by: test_others_as_the_main_thread_sees_them, test_others_as_another_thread_sees_them, test_a_namesake_is_one_of_the_others, test_workers_alive_counts_all_but_the_main_thread
# why: isAlive() was removed in Python 3.9; the method is called is_alive().
"""Asks the way a very old tutorial does."""

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
    return sorted(thread.name for thread in threading.enumerate() if thread.isAlive() and thread is not caller)


def workers_alive():
    main = threading.main_thread()
    return len([thread for thread in threading.enumerate() if thread.isAlive() and thread is not main])
