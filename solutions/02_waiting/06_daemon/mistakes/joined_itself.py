# mistake: joined_itself
# caught by: test_stop_is_prompt, test_stop_saves_the_last_change, test_stop_may_be_called_twice, test_stop_may_be_called_before_start, test_nobody_waits_by_spinning
# why: a thread that waits for its own end would wait for ever; join() raises RuntimeError instead.
"""Stops itself at the end of run()."""

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
        self.stop()

    def save(self):
        if self.document.dirty:
            self.document.save()

    def stop(self):
        self.stopping.set()
        if self.is_alive():
            self.join()
        self.save()
