# mistake: event_asked_not_waited
# caught by: test_stop_is_prompt
# why: the event is only looked at; the pause is a sleep, which nobody can cut short.
# told as: slow_stop
"""Has an event, and sleeps all the same."""

import time
from threading import Event, Thread


class AutoSaver(Thread):
    def __init__(self, document, every, *, name=None):
        super().__init__(name=name, daemon=True)
        self.document = document
        self.every = every
        self.stopping = Event()

    def run(self):
        while not self.stopping.is_set():
            time.sleep(self.every)
            self.save()

    def save(self):
        if self.document.dirty:
            self.document.save()

    def stop(self):
        self.stopping.set()
        if self.is_alive():
            self.join()
        self.save()
