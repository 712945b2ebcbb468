# mistake: slept_it_out
# caught by: test_finished_within_takes_no_longer_than_needed, test_stragglers_takes_one_limit_for_all
# why: sleep() takes the whole time, also when the thread has ended long before.
"""Sleeps for the whole patience, then asks."""

import time
from threading import Thread


class Sleeper(Thread):
    def __init__(self, seconds, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.seconds = seconds
        self.woke = False

    def run(self):
        time.sleep(self.seconds)
        self.woke = True


def finished_within(thread, seconds):
    time.sleep(seconds)
    return not thread.is_alive()


def stragglers(threads, seconds):
    time.sleep(seconds)
    return [thread for thread in threads if thread.is_alive()]
