# mistake: called_by_the_asker
# caught by: test_the_new_thread_calls_the_function, test_asking_twice_gives_the_same
# why: the function is called by whoever asks, not by the new thread; nothing goes on side by side.
"""Calls the function in outcome()."""

from threading import Thread


class Job(Thread):
    def __init__(self, func, *args, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.func = func
        self.args = args
        self.value = None
        self.error = None

    def run(self):
        pass

    def outcome(self):
        self.join()
        return self.func(*self.args)
