"""Variant: what came of it is kept as something to call: it returns the value, or raises."""

import sys
import threading


class Job(threading.Thread):
    def __init__(self, func, *args, **options):
        threading.Thread.__init__(self, target=self.work, args=(func, args), **options)
        self.done = threading.Event()

    def work(self, func, args):
        try:
            value = func(*args)
            self.tell = lambda: value
        except:  # noqa: E722
            self.tell = self.throw(sys.exc_info()[1])
        self.done.set()

    def throw(self, error):
        def throwing():
            raise error

        return throwing

    def outcome(self):
        self.done.wait()
        return self.tell()
