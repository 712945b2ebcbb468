# mistake: started_twice
# caught by: test_stop_is_prompt, test_stop_saves_the_last_change, test_stop_may_be_called_twice, test_nobody_waits_by_spinning
# why: a thread can be started once; the second start() raises RuntimeError.
"""Starts itself once more to save the last change."""

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
        self.save()
        if self.document.dirty or self.ident:
            self.start()
