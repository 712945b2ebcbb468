# mistake: saved_always
# caught by: test_what_has_changed_is_saved
# why: a document that has not changed is saved as well.
# told as: nothing
"""Saves whether or not anything has changed."""

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
        self.document.save()

    def stop(self):
        self.stopping.set()
        if self.is_alive():
            self.join()
        self.save()
