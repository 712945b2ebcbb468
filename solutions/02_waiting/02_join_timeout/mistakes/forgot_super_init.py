# mistake: forgot_super_init
# caught by: test_a_sleeper_takes_a_name_and_daemon, test_a_sleeper_wakes_after_its_seconds
# why: without super().__init__() Thread never set itself up, so start() refuses.
"""Never calls super().__init__()."""

import time
from threading import Thread


class Sleeper(Thread):
    def __init__(self, seconds, *, name=None, daemon=None):
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
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    return [thread for thread in threads if thread.is_alive()]
