"""Variant: says so in a finally, which is reached on every way."""

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
            try:
                self.print(document)
            finally:
                self.jobs.task_done()

    def print(self, document):
        try:
            result = document()
        except Exception:
            self.failed.append(document)
        else:
            self.printed.append(result)


def print_all(documents, printers):
    jobs = Queue()
    team = [Printer(jobs) for _ in range(printers)]
    for printer in team:
        printer.start()
    for document in documents:
        jobs.put(document)
    jobs.join()
    return [result for printer in team for result in printer.printed]
