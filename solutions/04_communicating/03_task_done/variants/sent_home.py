"""Variant: the printers of print_all are sent home at the end, and then they can be waited for."""

from queue import Queue
from threading import Thread


class Printer(Thread):
    def __init__(self, jobs):
        super().__init__(daemon=True)
        self.jobs = jobs
        self.printed = []
        self.failed = []

    def run(self):
        while True:
            document = self.jobs.get()
            if document is None:
                self.jobs.task_done()
                return
            try:
                self.printed.append(document())
            except Exception:
                self.failed.append(document)
            self.jobs.task_done()


def print_all(documents, printers):
    jobs = Queue()
    team = [Printer(jobs) for _ in range(printers)]
    for printer in team:
        printer.start()
    for document in documents:
        jobs.put(document)
    for _ in team:
        jobs.put(None)
    for printer in team:
        printer.join()
    return [result for printer in team for result in printer.printed]
