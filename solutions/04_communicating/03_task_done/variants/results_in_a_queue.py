"""Variant: all printers put what was printed into one queue."""

from queue import Queue, SimpleQueue
from threading import Thread


class Printer(Thread):
    def __init__(self, jobs, results=None):
        super().__init__(daemon=True)
        self.jobs = jobs
        self.results = results or SimpleQueue()
        self.failed = []

    def run(self):
        while True:
            document = self.jobs.get()
            try:
                self.results.put(document())
            except Exception:
                self.failed.append(document)
            self.jobs.task_done()


def print_all(documents, printers):
    jobs, results = Queue(), SimpleQueue()
    for _ in range(printers):
        Printer(jobs, results).start()
    for document in documents:
        jobs.put(document)
    jobs.join()
    return [results.get() for _ in range(results.qsize())]
