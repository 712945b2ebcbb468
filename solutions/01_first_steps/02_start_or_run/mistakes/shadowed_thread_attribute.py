# mistake: shadowed_thread_attribute
# caught by: test_a_started_runner_runs_in_its_own_thread
# why: _started is Thread's own attribute; a flag of the same name takes its place and start() breaks.
"""Keeps a flag under a name that Thread uses itself."""

import threading
from threading import Thread


class Runner(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ran_in = None
        self._started = False

    def run(self):
        self.ran_in = threading.current_thread().name


def start_once(thread):
    if thread.ident is not None:
        return False
    thread.start()
    return True
