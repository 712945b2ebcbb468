# mistake: unsaved_end
# caught by: test_stop_saves_the_last_change, test_stop_may_be_called_before_start
# why: the loop ends without a last look: what changed during the last pause is lost.
"""Ends without looking once more."""

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
        if self.is_alive():
            self.join()
