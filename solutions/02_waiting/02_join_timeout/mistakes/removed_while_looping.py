# mistake: removed_while_looping
# caught by: test_stragglers_are_those_still_at_work, test_stragglers_takes_one_limit_for_all
# why: removing from the list that the loop walks through makes it skip the next thread.
"""Crosses threads off the list it is walking through."""

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
    end = time.monotonic() + seconds
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
        if not thread.is_alive():
            threads.remove(thread)
    return threads
