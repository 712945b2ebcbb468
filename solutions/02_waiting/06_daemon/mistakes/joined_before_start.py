# mistake: joined_before_start
# caught by: test_stop_may_be_called_before_start
# why: join() on a thread that was never started raises RuntimeError.
"""Joins, started or not."""

from threading import Event, Thread


class AutoSaver(Thread):
    def __init__(self, document, every, *, name=None):
        super().__init__(name=name, daemon=True)
        self.document = document
        self.every = every
        self.stopping = Event()

    def run(self):
        while not self.stopping.wait(self.every):
            self.save()

    def save(self):
        if self.document.dirty:
            self.document.save()

    def stop(self):
        self.stopping.set()
        self.join()
        self.save()
