# mistake: started_in_init
# caught by: test_a_new_sleeper_has_not_woken, test_a_sleeper_wakes_after_its_seconds
# why: a Sleeper that starts when it is made sleeps before it was told to, and cannot be started again.
"""Starts itself at the end of __init__."""

import time
from threading import Thread


class Sleeper(Thread):
    def __init__(self, seconds, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.seconds = seconds
        self.woke = False
        self.start()

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
    return [thread for thread in threads if thread.is_alive()]
