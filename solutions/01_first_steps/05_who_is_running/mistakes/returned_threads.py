# mistake: returned_threads
# caught by: test_others_as_the_main_thread_sees_them, test_others_as_another_thread_sees_them, test_a_namesake_is_one_of_the_others
# why: the threads themselves are returned instead of their names.
# told as: nothing
"""Returns threads instead of names."""

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
    return [thread for thread in threading.enumerate() if thread is not threading.current_thread()]


def workers_alive():
    main = threading.main_thread()
    return len([thread for thread in threading.enumerate() if thread is not main])
