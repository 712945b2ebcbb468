# mistake: replaced_excepthook
# caught by: test_no_error_reaches_excepthook
# why: threading.excepthook is one for the whole program: the errors of all other threads end there, too.
"""Puts a hook of its own in the place of threading.excepthook."""

import threading


class Job(threading.Thread):
    def __init__(self, func, *args, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.func = func
        self.args = args
        self.value = None
        self.error = None

    def run(self):
        threading.excepthook = self.keep
        self.value = self.func(*self.args)

    def keep(self, raised):
        self.error = raised.exc_value

    def outcome(self):
        self.join()
        if self.error is not None:
            raise self.error
        return self.value
