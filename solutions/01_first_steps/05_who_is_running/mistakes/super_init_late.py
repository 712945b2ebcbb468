# mistake: super_init_late
# caught by: test_a_new_reporter_has_reported_nothing, test_a_reporter_takes_a_name_and_daemon, test_a_reporter_names_itself_and_the_main_thread
# why: the name is Thread's own state, and it is touched before super().__init__() made that state.
"""Names itself before Thread is set up."""

import threading
from threading import Thread


class Reporter(Thread):
    def __init__(self, *, name=None, daemon=None):
        self.name = name or "reporter"
        super().__init__(daemon=daemon)
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
