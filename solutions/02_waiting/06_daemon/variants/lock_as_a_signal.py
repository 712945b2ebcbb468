"""Variant: the saver asks for a lock that is taken, with a time limit; stop() gives the lock back."""

from threading import Lock, Thread


class AutoSaver(Thread):
    def __init__(self, document, every, *, name=None):
        super().__init__(name=name, daemon=True)
        self.document = document
        self.every = every
        self.quiet = Lock()
        self.quiet.acquire()

    def run(self):
        while not self.quiet.acquire(timeout=self.every):
            if self.document.dirty:
                self.document.save()
        self.quiet.release()

    def stop(self):
        if self.quiet.locked():
            self.quiet.release()
        if self.is_alive():
            self.join()
        if self.document.dirty:
            self.document.save()
