# mistake: called_target
# caught by: test_a_new_sleeper_has_not_woken, test_a_sleeper_wakes_after_its_seconds
# why: target=self.sleep() sleeps at once, in whoever makes the Sleeper; the thread gets None to run.
"""Calls the target instead of handing it over."""

import time
from threading import Thread


class Sleeper(Thread):
    def __init__(self, seconds, *, name=None, daemon=None):
        self.seconds = seconds
        self.woke = False
        super().__init__(target=self.sleep(), name=name, daemon=daemon)

    def sleep(self):
        time.sleep(self.seconds)
        self.woke = True


def finished_within(thread, seconds):
    thread.join(seconds)
    return not thread.is_alive()


def stragglers(threads, seconds):
    end = time.monotonic() + seconds
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    return [thread for thread in threads if thread.is_alive()]
