# mistake: saved_once
# caught by: test_what_has_changed_is_saved
# why: after one save the thread has ended: nobody looks any more.
# told as: nothing
"""Forgets the loop."""

from threading import Event, Thread


class AutoSaver(Thread):
    def __init__(self, document, every, *, name=None):
        super().__init__(name=name, daemon=True)
        self.document = document
        self.every = every
        self.stopping = Event()

    def run(self):
        if not self.stopping.wait(self.every):
            self.save()

    def save(self):
        if self.document.dirty:
            self.document.save()

    def stop(self):
        self.stopping.set()
        if self.is_alive():
            self.join()
        self.save()
