# mistake: join_result_listed
# caught by: test_any_thread_can_be_waited_for, test_stragglers_are_those_still_at_work
# why: join() returns None, so `if thread.join(...)` is never true and nobody is ever late.
# told as: took_join_result
"""Lists those whose join() is true."""

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
    return [thread for thread in threads if thread.join(max(0, end - time.monotonic()))]
