# mistake: stayed_for_the_first
# caught by: test_stragglers_are_those_still_at_work
# why: after the first straggler nobody else is waited for, though there is nothing left to wait.
# told as: nothing
"""Gives up at the first thread that is late."""

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
    late = []
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
        if thread.is_alive():
            late.append(thread)
            break
    return late
