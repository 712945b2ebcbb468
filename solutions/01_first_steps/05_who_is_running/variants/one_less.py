"""Variant: counts all and takes one off, as the main thread waits for all the others to the end; removes one name."""

from threading import Thread, active_count, current_thread, enumerate, main_thread


class Reporter(Thread):
    def __init__(self, **options):
        super().__init__(**options)
        self.me = self.main = None

    def run(self):
        self.me, self.main = (thread.name for thread in (current_thread(), main_thread()))


def others():
    names = [thread.name for thread in enumerate()]
    names.remove(current_thread().name)
    names.sort()
    return names


def workers_alive():
    return active_count() - 1
