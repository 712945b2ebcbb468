# mistake: started_in_init
# caught by: test_a_new_reporter_has_reported_nothing, test_a_reporter_names_itself_and_the_main_thread
# why: a thread that starts itself in __init__ runs before its owner said so, and cannot be started again.
"""Starts itself at the end of __init__."""

import threading
from threading import Thread


class Reporter(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.me = None
        self.main = None
        self.start()

    def run(self):
        self.me = threading.current_thread().name
        self.main = threading.main_thread().name


def others():
    caller = threading.current_thread()
    return sorted(thread.name for thread in threading.enumerate() if thread is not caller)


def workers_alive():
    main = threading.main_thread()
    return len([thread for thread in threading.enumerate() if thread is not main])
