# mistake: kept_own_register
# caught by: test_others_as_the_main_thread_sees_them, test_others_as_another_thread_sees_them, test_a_namesake_is_one_of_the_others, test_workers_alive_counts_all_but_the_main_thread
# why: a list of one's own knows only the threads that came by it.
"""Keeps a crew list of its own."""

import threading
from threading import Thread


crew = []


class Reporter(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.me = None
        self.main = None
        crew.append(self)

    def run(self):
        self.me = threading.current_thread().name
        self.main = threading.main_thread().name


def others():
    return sorted(thread.name for thread in crew if thread.is_alive() and thread is not threading.current_thread())


def workers_alive():
    return len([thread for thread in crew if thread.is_alive()])
