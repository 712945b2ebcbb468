"""Variant: for each thread somebody waits, and crosses it off; the list is watched under a condition."""

import time
from threading import Condition, Thread


class Sleeper(Thread):
    def __init__(self, seconds, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.seconds = seconds
        self.woke = False

    def run(self):
        time.sleep(self.seconds)
        self.woke = True


class Escort(Thread):
    def __init__(self, expected, waiting, changed):
        super().__init__(daemon=True)
        self.expected = expected
        self.waiting = waiting
        self.changed = changed

    def run(self):
        self.expected.join()
        with self.changed:
            self.waiting.remove(self.expected)
            self.changed.notify()


def finished_within(thread, seconds):
    return thread not in stragglers([thread], seconds)


def stragglers(threads, seconds):
    waiting = list(threads)
    changed = Condition()
    for thread in threads:
        Escort(thread, waiting, changed).start()
    with changed:
        changed.wait_for(lambda: not waiting, timeout=seconds)
        return list(waiting)
