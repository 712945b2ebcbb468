# mistake: caught_base_exception_wrongly
# caught by: test_system_exit_is_passed_on
# why: SystemExit is no Exception: it goes past, ends the thread, and outcome() returns None.
"""Catches Exception only."""

from threading import Thread


class Job(Thread):
    def __init__(self, func, *args, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.func = func
        self.args = args
        self.value = None
        self.error = None

    def run(self):
        try:
            self.value = self.func(*self.args)
        except Exception as error:
            self.error = error

    def outcome(self):
        self.join()
        if self.error is not None:
            raise self.error
        return self.value
