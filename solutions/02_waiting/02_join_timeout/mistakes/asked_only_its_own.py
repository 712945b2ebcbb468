# mistake: asked_only_its_own
# caught by: test_any_thread_can_be_waited_for
# why: woke is an attribute of Sleeper; other threads don't have one, is_alive() they all have.
"""Asks the thread whether it woke."""

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
    return thread.woke


def stragglers(threads, seconds):
    end = time.monotonic() + seconds
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    return [thread for thread in threads if not thread.woke]
