# mistake: divided_patience
# caught by: test_stragglers_are_those_still_at_work, test_stragglers_takes_one_limit_for_all
# why: a share for each: what one thread doesn't use is lost to those who need it.
# told as: timeout_for_each
"""Divides the patience by the number of threads."""

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
    thread.join(seconds)
    return not thread.is_alive()


def stragglers(threads, seconds):
    for thread in threads:
        thread.join(seconds / len(threads))
    return [thread for thread in threads if thread.is_alive()]
