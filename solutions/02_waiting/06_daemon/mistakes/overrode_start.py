# mistake: overrode_start
# caught by: test_what_has_changed_is_saved, test_stop_is_prompt, test_stop_saves_the_last_change, test_stop_may_be_called_twice, test_nobody_waits_by_spinning
# why: the work belongs in run(); a start() of one's own watches in the caller and never begins a thread.
"""Overrides start instead of run."""

from threading import Event, Thread


class AutoSaver(Thread):
    def __init__(self, document, every, *, name=None):
        super().__init__(name=name, daemon=True)
        self.document = document
        self.every = every
        self.stopping = Event()

    def start(self):
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
