# mistake: took_join_result
# caught by: test_finished_within_tells_the_truth, test_any_thread_can_be_waited_for
# why: join() returns None whether or not the thread has ended; is_alive() tells.
"""Takes what join() returns for an answer."""

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
    return thread.join(seconds) is None


def stragglers(threads, seconds):
    end = time.monotonic() + seconds
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    return [thread for thread in threads if thread.is_alive()]
