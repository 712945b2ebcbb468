# mistake: called_target
# caught by: test_a_new_runner_has_not_run, test_a_started_runner_runs_in_its_own_thread, test_run_called_by_hand_runs_in_the_caller
# why: target=self.carry() calls the method at once, in the caller; the thread gets its result, None, to run.
"""Calls the target instead of handing it over."""

import threading
from threading import Thread


class Runner(Thread):
    def __init__(self, *, name=None, daemon=None):
        self.ran_in = None
        super().__init__(target=self.carry(), name=name, daemon=daemon)

    def carry(self):
        self.ran_in = threading.current_thread().name


def start_once(thread):
    if thread.ident is not None:
        return False
    thread.start()
    return True
