# mistake: super_init_late
# caught by: test_a_new_runner_has_not_run, test_a_runner_takes_a_name_and_daemon, test_a_started_runner_runs_in_its_own_thread, test_run_called_by_hand_runs_in_the_caller
# why: the name is Thread's own state, and it is touched before super().__init__() made that state.
"""Names itself before Thread is set up."""

import threading
from threading import Thread


class Runner(Thread):
    def __init__(self, *, name=None, daemon=None):
        self.name = name or "a runner"
        super().__init__(daemon=daemon)
        self.ran_in = None

    def run(self):
        self.ran_in = threading.current_thread().name


def start_once(thread):
    if thread.ident is not None:
        return False
    thread.start()
    return True
