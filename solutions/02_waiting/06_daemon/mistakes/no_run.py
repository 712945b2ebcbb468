# mistake: no_run
# caught by: test_what_has_changed_is_saved
# why: start() calls run(); a method of another name is called by nobody, and the thread ends at once.
"""Calls its work watch, and nobody calls that."""

from threading import Event, Thread


class AutoSaver(Thread):
    def __init__(self, document, every, *, name=None):
        super().__init__(name=name, daemon=True)
        self.document = document
        self.every = every
        self.stopping = Event()

    def watch(self):
        while not self.stopping.wait(self.every):
            self.save()

    def save(self):
        if self.document.dirty:
            self.document.save()

    def stop(self):
        self.stopping.set()
        if self.is_alive():
            self.join()
        self.save()
