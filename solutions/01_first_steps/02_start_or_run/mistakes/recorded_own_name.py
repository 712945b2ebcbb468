# mistake: recorded_own_name
# caught by: test_run_called_by_hand_runs_in_the_caller
# why: self.name is the name of the object; the thread that executes the method may be another.
"""Notes its own name, whoever runs."""

import threading
from threading import Thread


class Runner(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ran_in = None

    def run(self):
        self.ran_in = self.name


def start_once(thread):
    if thread.ident is not None:
        return False
    thread.start()
    return True
