# mistake: waited_for_its_end
# caught by: test_start_once_starts_a_new_thread
# why: join() right after start() makes the caller wait for the whole lap.
"""Starts the thread and waits for its end."""

import threading
from threading import Thread


class Runner(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ran_in = None

    def run(self):
        self.ran_in = threading.current_thread().name


def start_once(thread):
    if thread.ident is not None:
        return False
    thread.start()
    thread.join()
    return True
