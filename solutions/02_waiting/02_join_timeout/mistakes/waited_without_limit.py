# mistake: waited_without_limit
# caught by: test_finished_within_takes_no_longer_than_needed, test_any_thread_can_be_waited_for, test_stragglers_are_those_still_at_work, test_stragglers_takes_one_limit_for_all
# why: join() without a time waits for the end, however long that takes.
"""Joins without a time limit, and looks at the clock afterwards."""

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
    began = time.monotonic()
    thread.join()
    return time.monotonic() - began < seconds


def stragglers(threads, seconds):
    began = time.monotonic()
    late = []
    for thread in threads:
        thread.join()
        if time.monotonic() - began > seconds:
            late.append(thread)
    return late
