# mistake: super_init_late
# caught by: test_a_new_saver_is_a_daemon, test_a_saver_takes_a_name, test_what_has_changed_is_saved, test_stop_is_prompt, test_stop_saves_the_last_change, test_stop_may_be_called_twice, test_stop_may_be_called_before_start, test_nobody_waits_by_spinning
# why: daemon is Thread's own state, and it is touched before super().__init__() made that state.
"""Says that it is a daemon before Thread is set up."""

from threading import Event, Thread


class AutoSaver(Thread):
    def __init__(self, document, every, *, name=None):
        self.document = document
        self.every = every
        self.stopping = Event()
        self.daemon = True
        super().__init__(name=name)

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
