"""Variant: a Future keeps the value or the error, and is waited for instead of the thread."""

from concurrent.futures import Future
from threading import Thread


class Job(Thread):
    def __init__(self, func, *args, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.func = func
        self.args = args
        self.future = Future()

    def run(self):
        try:
            self.future.set_result(self.func(*self.args))
        except BaseException as error:
            self.future.set_exception(error)

    def outcome(self):
        return self.future.result()
