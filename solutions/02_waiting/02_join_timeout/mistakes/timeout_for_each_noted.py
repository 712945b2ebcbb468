# mistake: timeout_for_each_noted
# caught by: test_stragglers_are_those_still_at_work, test_stragglers_takes_one_limit_for_all
# why: who is late is noted after its own limit, and the next one gets a new one.
# told as: timeout_for_each
"""Waits up to `seconds` for each thread, and notes who is late at once."""

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
    return [thread for thread in threads if not finished_within(thread, seconds)]
