# mistake: super_init_late
# caught by: test_a_new_job_has_not_called_its_function, test_a_job_takes_a_name_and_daemon, test_outcome_returns_the_value, test_the_new_thread_calls_the_function, test_outcome_waits, test_outcome_raises_the_error, test_no_error_reaches_excepthook, test_asking_twice_gives_the_same, test_system_exit_is_passed_on, test_nobody_waits_by_spinning
# why: the name is Thread's own state, and it is touched before super().__init__() made that state.
"""Names itself before Thread is set up."""

from threading import Thread


class Job(Thread):
    def __init__(self, func, *args, name=None, daemon=None):
        self.func = func
        self.args = args
        self.value = None
        self.error = None
        self.name = name or func.__name__
        super().__init__(daemon=daemon)

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
