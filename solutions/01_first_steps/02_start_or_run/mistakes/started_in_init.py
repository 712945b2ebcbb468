# mistake: started_in_init
# caught by: test_a_new_runner_has_not_run, test_a_started_runner_runs_in_its_own_thread, test_run_called_by_hand_runs_in_the_caller
# why: a thread that starts itself in __init__ runs before its owner said so, and cannot be started again.
"""Starts itself at the end of __init__."""

import threading
from threading import Thread


class Runner(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ran_in = None
        self.start()

    def run(self):
        self.ran_in = threading.current_thread().name


def start_once(thread):
    if thread.ident is not None:
        return False
    thread.start()
    return True
