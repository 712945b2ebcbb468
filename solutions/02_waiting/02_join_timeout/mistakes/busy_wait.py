# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: the loops ask without a pause and keep the processor from the threads they wait for.
# visible test: misses it
"""Asks again and again."""

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
    return not stragglers([thread], seconds)


def stragglers(threads, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end and any(thread.is_alive() for thread in threads):
        pass
    return [thread for thread in threads if thread.is_alive()]
