# mistake: answer_taken
# caught by: test_stop_may_be_called_twice
# why: the thread answers each order once, and it is gone at the second: nobody answers any more.
# told as: one_answer_only
"""Waits for an answer at each stop."""

import queue
from threading import Thread


class AutoSaver(Thread):
    def __init__(self, document, every, *, name=None):
        super().__init__(name=name, daemon=True)
        self.document = document
        self.every = every
        self.orders = queue.Queue()
        self.answers = queue.Queue()

    def run(self):
        while True:
            try:
                self.orders.get(timeout=self.every)
            except queue.Empty:
                self.save()
            else:
                break
        self.save()
        self.answers.put("done")

    def save(self):
        if self.document.dirty:
            self.document.save()

    def stop(self):
        self.orders.put("stop")
        if self.ident is None:
            self.save()
            return
        self.answers.get()
        self.join()
