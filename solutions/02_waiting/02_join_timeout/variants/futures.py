"""Variant: `concurrent.futures.wait` knows about one limit for several things."""

import time
from concurrent.futures import ThreadPoolExecutor, wait
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
    pool = ThreadPoolExecutor(max(1, len(threads)))
    joining = {pool.submit(thread.join): thread for thread in threads}
    done, late = wait(joining, timeout=seconds)
    pool.shutdown(wait=False)
    return [joining[future] for future in late]
