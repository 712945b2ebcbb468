"""Variant: sleeps in short steps and asks in between, and stops as soon as nobody is left."""

from threading import Event, Thread
from time import monotonic, sleep


class Sleeper(Thread):
    def __init__(self, seconds, **options):
        super().__init__(**options)
        self.seconds = seconds
        self.morning = Event()

    @property
    def woke(self):
        return self.morning.is_set()

    def run(self):
        sleep(self.seconds)
        self.morning.set()


def finished_within(thread, seconds):
    return not stragglers([thread], seconds)


def stragglers(threads, seconds):
    end = monotonic() + seconds
    while any(thread.is_alive() for thread in threads) and monotonic() < end:
        sleep(min(0.1, max(0, end - monotonic())))
    return [thread for thread in threads if thread.is_alive()]
