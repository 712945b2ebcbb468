# mistake: class_attribute
# caught by: test_a_reporter_names_itself_and_the_main_thread
# why: what is kept on the class is one thing for all reporters; the last one to write wins.
"""Keeps the report on the class."""

import threading
from threading import Thread


class Reporter(Thread):
    me = None
    main = None

    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)

    def run(self):
        Reporter.me = threading.current_thread().name
        Reporter.main = threading.main_thread().name


def others():
    caller = threading.current_thread()
    return sorted(thread.name for thread in threading.enumerate() if thread is not caller)


def workers_alive():
    main = threading.main_thread()
    return len([thread for thread in threading.enumerate() if thread is not main])
