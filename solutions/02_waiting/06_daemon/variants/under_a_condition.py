"""Variant: a flag under a condition; the saver saves once more on its way out."""

from threading import Condition, Thread


class AutoSaver(Thread):
    def __init__(self, document, every, **options):
        super().__init__(daemon=True, **options)
        self.document = document
        self.every = every
        self.changed = Condition()
        self.stopped = False
        self.begun = False

    def run(self):
        with self.changed:
            while not self.changed.wait_for(lambda: self.stopped, timeout=self.every):
                if self.document.dirty:
                    self.document.save()

    def start(self):
        self.begun = True
        super().start()

    def stop(self):
        with self.changed:
            self.stopped = True
            self.changed.notify_all()
        if self.begun:
            self.join()
        if self.document.dirty:
            self.document.save()
