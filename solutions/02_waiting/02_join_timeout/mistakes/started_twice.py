# mistake: started_twice
# caught by: test_finished_within_tells_the_truth, test_finished_within_takes_no_longer_than_needed, test_any_thread_can_be_waited_for, test_stragglers_are_those_still_at_work, test_stragglers_takes_one_limit_for_all, test_nobody_waits_by_spinning
# why: the threads handed in are at work already; a second start() raises RuntimeError.
"""Starts the threads that it was to wait for."""

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
    thread.start()
    thread.join(seconds)
    return not thread.is_alive()


def stragglers(threads, seconds):
    end = time.monotonic() + seconds
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    return [thread for thread in threads if thread.is_alive()]
