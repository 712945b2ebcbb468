# mistake: stopped_once_only
# caught by: test_stop_may_be_called_twice
# why: a second stop() finds nothing to stop, and raises an error.
# told as: nothing
"""Refuses to be stopped twice."""

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
        if self.stopping.is_set():
            raise RuntimeError("stopped already")
        self.stopping.set()
        if self.is_alive():
            self.join()
        self.save()
