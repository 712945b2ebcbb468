"""Variant: counts down what is left of the patience, and notes who is late on the way."""

import time
import threading


class Sleeper(threading.Thread):
    def __init__(self, seconds, name=None, daemon=None):
        threading.Thread.__init__(self, target=self.sleep, args=(seconds,), name=name, daemon=daemon)
        self.woke = False

    def sleep(self, seconds):
        time.sleep(seconds)
        self.woke = True


def finished_within(thread, seconds):
    began = time.monotonic()
    thread.join(seconds)
    return time.monotonic() - began < seconds


def stragglers(threads, seconds):
    left = seconds
    late = []
    for thread in threads:
        before = time.monotonic()
        thread.join(left)
        left = max(0, left - (time.monotonic() - before))
        if thread.is_alive():
            late.append(thread)
    return late
