# mistake: method_hidden
# caught by: test_stop_is_prompt, test_stop_saves_the_last_change, test_stop_may_be_called_twice, test_stop_may_be_called_before_start, test_nobody_waits_by_spinning
# why: self.stop is now the event: the method of that name cannot be called any more.
"""Names the event like the method."""

from threading import Event, Thread


class AutoSaver(Thread):
    def __init__(self, document, every, *, name=None):
        super().__init__(name=name, daemon=True)
        self.document = document
        self.every = every
        self.stop = Event()

    def run(self):
        while not self.stop.wait(self.every):
            self.save()

    def save(self):
        if self.document.dirty:
            self.document.save()

    def stop(self):
        self.stop.set()
        if self.is_alive():
            self.join()
        self.save()
