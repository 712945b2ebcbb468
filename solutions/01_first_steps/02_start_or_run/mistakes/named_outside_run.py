# mistake: named_outside_run
# caught by: test_a_new_runner_has_not_run, test_a_started_runner_runs_in_its_own_thread, test_run_called_by_hand_runs_in_the_caller
# why: __init__ is executed by whoever makes the object, so the name noted there is the maker's.
"""Asks in __init__ who runs."""

import threading
from threading import Thread


class Runner(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ran_in = threading.current_thread().name

    def run(self):
        print(self.ran_in, "runs")


def start_once(thread):
    if thread.ident is not None:
        return False
    thread.start()
    return True
