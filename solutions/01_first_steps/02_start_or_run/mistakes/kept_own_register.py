# mistake: kept_own_register
# caught by: test_start_once_leaves_a_running_thread, test_start_once_leaves_a_finished_thread
# why: a list of one's own knows only the threads that one started oneself.
"""Remembers whom it started itself."""

import threading
from threading import Thread


class Runner(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ran_in = None

    def run(self):
        self.ran_in = threading.current_thread().name


started = []


def start_once(thread):
    if thread in started:
        return False
    started.append(thread)
    thread.start()
    return True
