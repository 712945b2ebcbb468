# mistake: alive_means_started
# caught by: test_start_once_leaves_a_finished_thread
# why: a thread that has finished is not alive either; it was started all the same.
"""Takes whoever is not alive for new."""

import threading
from threading import Thread


class Runner(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ran_in = None

    def run(self):
        self.ran_in = threading.current_thread().name


def start_once(thread):
    if thread.is_alive():
        return False
    thread.start()
    return True
