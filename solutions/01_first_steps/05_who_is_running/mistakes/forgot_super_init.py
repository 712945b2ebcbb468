# mistake: forgot_super_init
# caught by: test_a_reporter_takes_a_name_and_daemon, test_a_reporter_names_itself_and_the_main_thread
# why: without super().__init__() Thread never set itself up, so start() refuses.
"""Overrides __init__ and forgets Thread's own."""

import threading
from threading import Thread


class Reporter(Thread):
    def __init__(self, *, name=None, daemon=None):
        self.me = None
        self.main = None

    def run(self):
        self.me = threading.current_thread().name
        self.main = threading.main_thread().name


def others():
    caller = threading.current_thread()
    return sorted(thread.name for thread in threading.enumerate() if thread is not caller)


def workers_alive():
    main = threading.main_thread()
    return len([thread for thread in threading.enumerate() if thread is not main])
