# mistake: kept_own_register
# caught by: test_by_name_finds_a_live_thread
# why: a register of one's own knows neither the threads others made nor who has finished.
# told as: nothing
"""Keeps a register of workers instead of asking who is alive."""

import threading
from threading import Thread

register = {}


class Worker(Thread):
    def __init__(self, role, number, *, name=None, daemon=None):
        super().__init__(name=name or f"{role}-{number}", daemon=daemon)
        self.seen_name = None
        register[self.name] = self

    def run(self):
        self.seen_name = threading.current_thread().name


def rename(thread, new_name):
    old_name = thread.name
    register.pop(old_name, None)
    register[new_name] = thread
    thread.name = new_name
    return old_name


def by_name(name):
    return register.get(name)
