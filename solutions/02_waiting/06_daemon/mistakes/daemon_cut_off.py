# mistake: daemon_cut_off
# caught by: test_stop_saves_the_last_change, test_stop_may_be_called_before_start
# why: stop() returns at once; the thread is still there, and may be cut off before it has saved.
"""Tells the thread to end, and does not wait."""

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
        self.save()

    def save(self):
        if self.document.dirty:
            self.document.save()

    def stop(self):
        self.stopping.set()
