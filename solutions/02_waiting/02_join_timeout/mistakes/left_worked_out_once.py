# mistake: left_worked_out_once
# caught by: test_stragglers_are_those_still_at_work, test_stragglers_takes_one_limit_for_all
# why: what is left is worked out before the loop, so that it is the whole patience for each.
# told as: timeout_for_each
"""Has a deadline, and looks at the clock only once."""

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
    left = end - time.monotonic()
    for thread in threads:
        thread.join(left)
    return [thread for thread in threads if thread.is_alive()]
