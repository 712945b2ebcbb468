# mistake: called_target
# caught by: test_a_new_reporter_has_reported_nothing, test_a_reporter_names_itself_and_the_main_thread
# why: target=self.report() reports at once, in the caller; the thread gets None to run.
"""Calls the target instead of handing it over."""

import threading
from threading import Thread


class Reporter(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(target=self.report(), name=name, daemon=daemon)

    def report(self):
        self.me = threading.current_thread().name
        self.main = threading.main_thread().name


def others():
    caller = threading.current_thread()
    return sorted(thread.name for thread in threading.enumerate() if thread is not caller)


def workers_alive():
    main = threading.main_thread()
    return len([thread for thread in threading.enumerate() if thread is not main])
