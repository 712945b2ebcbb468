# mistake: took_maker_for_main
# caught by: test_a_new_reporter_has_reported_nothing, test_a_reporter_names_itself_and_the_main_thread
# why: the thread that makes a Reporter need not be the main one.
# told as: named_outside_run
"""Takes the thread that made it for the main thread."""

import threading
from threading import Thread


class Reporter(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.me = None
        self.main = threading.current_thread().name

    def run(self):
        self.me = threading.current_thread().name


def others():
    caller = threading.current_thread()
    return sorted(thread.name for thread in threading.enumerate() if thread is not caller)


def workers_alive():
    main = threading.main_thread()
    return len([thread for thread in threading.enumerate() if thread is not main])
