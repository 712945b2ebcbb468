# mistake: kept_the_thread
# caught by: test_a_started_runner_runs_in_its_own_thread, test_run_called_by_hand_runs_in_the_caller
# why: the thread itself is noted, and not its name.
# told as: nothing
"""Notes the thread instead of its name."""

import threading
from threading import Thread


class Runner(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ran_in = None

    def run(self):
        self.ran_in = threading.current_thread()


def start_once(thread):
    if thread.ident is not None:
        return False
    thread.start()
    return True
