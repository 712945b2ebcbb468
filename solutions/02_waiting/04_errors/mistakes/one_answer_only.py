# mistake: one_answer_only
# caught by: test_asking_twice_gives_the_same
# why: the letter is gone when it has been read: whoever asks again waits for ever.
"""Takes the outcome out of the queue."""

from queue import Queue
from threading import Thread


class Job(Thread):
    def __init__(self, func, *args, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.func = func
        self.args = args
        self.answers = Queue()

    def run(self):
        try:
            self.answers.put((self.func(*self.args), None))
        except BaseException as error:
            self.answers.put((None, error))

    def outcome(self):
        value, error = self.answers.get()
        if error is not None:
            raise error
        return value
