# mistake: class_attribute
# caught by: test_a_started_runner_runs_in_its_own_thread
# why: what is kept on the class is one thing shared by all runners; the last one to write wins.
"""Keeps ran_in on the class."""

import threading
from threading import Thread


class Runner(Thread):
    ran_in = None

    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)

    def run(self):
        Runner.ran_in = threading.current_thread().name


def start_once(thread):
    if thread.ident is not None:
        return False
    thread.start()
    return True
