"""Variant: join(0) refuses a thread that was not started, and tells so by its error; the stage decides what to do."""

from threading import Thread, current_thread


class Runner(Thread):
    def __init__(self, **options):
        super().__init__(**options)
        self.ran_in = None

    def run(self):
        self.ran_in = current_thread().name


def was_started(thread):
    try:
        thread.join(0)
    except RuntimeError:
        return False
    return True


def start_once(thread):
    new = not was_started(thread)
    if new:
        thread.start()
    return new
