# mistake: stop_undone
# caught by: test_stop_saves_the_last_change, test_stop_may_be_called_twice, test_stop_may_be_called_before_start
# why: run() sets the flag itself when it begins: a stop() that came before is forgotten.
"""Says that it runs when it runs."""

import time
from threading import Thread


class AutoSaver(Thread):
    def __init__(self, document, every, *, name=None):
        super().__init__(name=name, daemon=True)
        self.document = document
        self.every = every
        self.running = False

    def run(self):
        self.running = True
        while self.running:
            for _ in range(int(self.every * 10)):
                if not self.running:
                    break
                time.sleep(0.1)
            self.save()

    def save(self):
        if self.document.dirty:
            self.document.save()

    def stop(self):
        self.running = False
        if self.is_alive():
            self.join()
        self.save()
