# mistake: forgot_super_init
# caught by: test_a_new_saver_is_a_daemon, test_a_saver_takes_a_name, test_what_has_changed_is_saved, test_stop_is_prompt, test_stop_saves_the_last_change, test_stop_may_be_called_twice, test_stop_may_be_called_before_start, test_nobody_waits_by_spinning
# why: without super().__init__() Thread never set itself up, so start() refuses.
"""Never calls super().__init__()."""

from threading import Event, Thread


class AutoSaver(Thread):
    def __init__(self, document, every, *, name=None):
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
