# mistake: shadowed_thread_attribute
# caught by: test_a_sleeper_wakes_after_its_seconds
# why: _started is Thread's own attribute; a time of the same name takes its place and start() breaks.
"""Keeps the time it began under a name that Thread uses itself."""

import time
from threading import Thread


class Sleeper(Thread):
    def __init__(self, seconds, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.seconds = seconds
        self.woke = False
        self._started = time.monotonic()

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
