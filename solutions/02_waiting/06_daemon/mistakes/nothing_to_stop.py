# mistake: nothing_to_stop
# caught by: test_stop_may_be_called_before_start
# why: before start() there is no thread to end, and still something to save.
# told as: nothing
"""Returns at once if there is no thread, and saves only in run()."""

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
        if not self.is_alive():
            return
        self.stopping.set()
        self.join()
