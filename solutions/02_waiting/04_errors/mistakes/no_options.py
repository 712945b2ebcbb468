# mistake: no_options
# caught by: test_a_job_takes_a_name_and_daemon
# why: name= and daemon= end up among the arguments of the function, and Thread never hears of them.
# told as: nothing
"""Keeps name and daemon to itself."""

from threading import Thread


class Job(Thread):
    def __init__(self, func, *args, name=None, daemon=None):
        super().__init__()
        self.func = func
        self.args = args
        self.value = None
        self.error = None

    def run(self):
        try:
            self.value = self.func(*self.args)
        except BaseException as error:
            self.error = error

    def outcome(self):
        self.join()
        if self.error is not None:
            raise self.error
        return self.value
