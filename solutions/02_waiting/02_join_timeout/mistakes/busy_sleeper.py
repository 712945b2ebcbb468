# mistake: busy_sleeper
# caught by: test_nobody_waits_by_spinning
# why: looking at the clock all the time is no sleep; it keeps the processor from the others.
# told as: busy_wait
# visible test: misses it
"""Lies awake and looks at the clock."""

import time
from threading import Thread


class Sleeper(Thread):
    def __init__(self, seconds, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.seconds = seconds
        self.woke = False

    def run(self):
        end = time.monotonic() + self.seconds
        while time.monotonic() < end:
            pass
        self.woke = True


def finished_within(thread, seconds):
    thread.join(seconds)
    return not thread.is_alive()


def stragglers(threads, seconds):
    end = time.monotonic() + seconds
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    return [thread for thread in threads if thread.is_alive()]
