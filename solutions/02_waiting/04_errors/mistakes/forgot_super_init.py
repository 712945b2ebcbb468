# mistake: forgot_super_init
# caught by: test_a_job_takes_a_name_and_daemon, test_outcome_returns_the_value, test_the_new_thread_calls_the_function, test_outcome_waits, test_outcome_raises_the_error, test_no_error_reaches_excepthook, test_asking_twice_gives_the_same, test_system_exit_is_passed_on, test_nobody_waits_by_spinning
# why: without super().__init__() Thread never set itself up, so start() refuses.
"""Never calls super().__init__()."""

from threading import Thread


class Job(Thread):
    def __init__(self, func, *args, name=None, daemon=None):
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
