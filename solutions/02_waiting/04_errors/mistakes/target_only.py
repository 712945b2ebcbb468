# mistake: target_only
# caught by: test_outcome_returns_the_value, test_outcome_waits, test_outcome_raises_the_error, test_no_error_reaches_excepthook, test_asking_twice_gives_the_same, test_system_exit_is_passed_on
# why: Thread calls its target and throws the value away; outcome() has nothing to return.
# told as: error_lost
"""Hands the function to Thread, and forgets its value."""

from threading import Thread


class Job(Thread):
    def __init__(self, func, *args, name=None, daemon=None):
        super().__init__(target=func, args=args, name=name, daemon=daemon)
        self.value = None

    def outcome(self):
        self.join()
        return self.value
