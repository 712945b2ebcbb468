# mistake: overrode_start
# caught by: test_a_sleeper_wakes_after_its_seconds
# why: the work belongs in run(); a start() of one's own sleeps in the caller and never begins a thread.
"""Overrides start instead of run."""

import time
from threading import Thread


class Sleeper(Thread):
    def __init__(self, seconds, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.seconds = seconds
        self.woke = False

    def start(self):
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
