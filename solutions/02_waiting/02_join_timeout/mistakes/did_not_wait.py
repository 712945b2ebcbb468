# mistake: did_not_wait
# caught by: test_finished_within_tells_the_truth, test_finished_within_takes_no_longer_than_needed, test_any_thread_can_be_waited_for, test_stragglers_are_those_still_at_work, test_stragglers_takes_one_limit_for_all
# why: is_alive() answers at once: a thread that ends a moment later is counted as late.
"""Asks without waiting."""

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
    return not thread.is_alive()


def stragglers(threads, seconds):
    return [thread for thread in threads if thread.is_alive()]
