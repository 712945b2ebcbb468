# mistake: woke_too_soon
# caught by: test_a_sleeper_wakes_after_its_seconds
# why: woke is set before the time is over.
# told as: nothing
"""Wakes first and sleeps afterwards."""

import time
from threading import Thread


class Sleeper(Thread):
    def __init__(self, seconds, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.seconds = seconds
        self.woke = False

    def run(self):
        self.woke = True
        time.sleep(self.seconds)


def finished_within(thread, seconds):
    thread.join(seconds)
    return not thread.is_alive()


def stragglers(threads, seconds):
    end = time.monotonic() + seconds
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    return [thread for thread in threads if thread.is_alive()]
