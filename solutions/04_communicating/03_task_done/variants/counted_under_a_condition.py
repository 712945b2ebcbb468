"""Variant: counts what is through under a condition; all is in the queue before anybody starts."""

from queue import Queue
from threading import Condition, Thread


class Tray:
    """What was printed, and how many documents are through."""

    def __init__(self):
        self.changed = Condition()
        self.printed = []
        self.through = 0

    def add(self, results):
        with self.changed:
            self.printed += results
            self.through += 1
            self.changed.notify_all()

    def wait_for(self, number):
        with self.changed:
            self.changed.wait_for(lambda: self.through == number)


class Printer(Thread):
    def __init__(self, jobs, tray=None):
        super().__init__(daemon=True)
        self.jobs = jobs
        self.tray = tray or Tray()
        self.failed = []

    def run(self):
        while True:
            document = self.jobs.get()
            try:
                result = [document()]
            except Exception:
                self.failed.append(document)
                result = []
            self.tray.add(result)
            self.jobs.task_done()


def print_all(documents, printers):
    documents = list(documents)
    jobs, tray = Queue(), Tray()
    for document in documents:
        jobs.put(document)
    for _ in range(min(printers, len(documents))):
        Printer(jobs, tray).start()
    tray.wait_for(len(documents))
    return tray.printed
