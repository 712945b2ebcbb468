# mistake: started_in_init
# caught by: test_a_new_saver_is_a_daemon, test_what_has_changed_is_saved, test_stop_is_prompt, test_stop_saves_the_last_change, test_stop_may_be_called_twice, test_stop_may_be_called_before_start, test_nobody_waits_by_spinning
# why: a saver that starts when it is made saves before it was told to, and cannot be started again.
"""Starts itself at the end of __init__."""

from threading import Event, Thread


class AutoSaver(Thread):
    def __init__(self, document, every, *, name=None):
        super().__init__(name=name, daemon=True)
        self.document = document
        self.every = every
        self.stopping = Event()
        self.start()

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
