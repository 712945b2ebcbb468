# mistake: called_target
# caught by: test_a_new_job_has_not_called_its_function, test_outcome_returns_the_value, test_the_new_thread_calls_the_function, test_outcome_waits, test_outcome_raises_the_error, test_no_error_reaches_excepthook, test_asking_twice_gives_the_same, test_system_exit_is_passed_on, test_nobody_waits_by_spinning
# why: func(*args) is called at once, by whoever makes the Job; the thread gets the result to call.
"""Calls the function instead of handing it over."""

from threading import Thread


class Job(Thread):
    def __init__(self, func, *args, name=None, daemon=None):
        super().__init__(target=func(*args), name=name, daemon=daemon)
        self.value = None
        self.error = None

    def outcome(self):
        self.join()
        if self.error is not None:
            raise self.error
        return self.value
