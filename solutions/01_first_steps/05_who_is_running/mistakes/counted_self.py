# mistake: counted_self
# caught by: test_others_as_the_main_thread_sees_them, test_others_as_another_thread_sees_them
# why: enumerate() lists the caller, too; it was not left out.
"""Forgets to leave out the one who asks."""

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
    return sorted(thread.name for thread in threading.enumerate())


def workers_alive():
    main = threading.main_thread()
    return len([thread for thread in threading.enumerate() if thread is not main])
