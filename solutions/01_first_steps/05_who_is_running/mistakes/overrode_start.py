# mistake: overrode_start
# caught by: test_a_reporter_names_itself_and_the_main_thread
# why: the work belongs in run(); a start() of one's own does it in the caller and never begins a thread.
"""Overrides start instead of run."""

import threading
from threading import Thread


class Reporter(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.me = None
        self.main = None

    def start(self):
        self.me = threading.current_thread().name
        self.main = threading.main_thread().name


def others():
    caller = threading.current_thread()
    return sorted(thread.name for thread in threading.enumerate() if thread is not caller)


def workers_alive():
    main = threading.main_thread()
    return len([thread for thread in threading.enumerate() if thread is not main])
