# mistake: named_outside_run
# caught by: test_a_new_reporter_has_reported_nothing, test_a_reporter_names_itself_and_the_main_thread
# why: __init__ is executed by whoever makes the object, so that thread's name is noted.
"""Asks in __init__ who is running."""

import threading
from threading import Thread


class Reporter(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.me = threading.current_thread().name
        self.main = threading.main_thread().name

    def run(self):
        print(self.me, self.main)


def others():
    caller = threading.current_thread()
    return sorted(thread.name for thread in threading.enumerate() if thread is not caller)


def workers_alive():
    main = threading.main_thread()
    return len([thread for thread in threading.enumerate() if thread is not main])
