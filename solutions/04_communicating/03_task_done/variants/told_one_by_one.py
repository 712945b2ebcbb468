"""Variant: print_all waits for one message for each document."""

from queue import Queue
from threading import Thread


class Printer(Thread):
    def __init__(self, jobs, done=None):
        super().__init__(daemon=True)
        self.jobs = jobs
        self.done = done or Queue()
        self.failed = []

    def run(self):
        while True:
            document = self.jobs.get()
            try:
                told = (True, document())
            except Exception:
                self.failed.append(document)
                told = (False, None)
            self.done.put(told)
            self.jobs.task_done()


def print_all(documents, printers):
    jobs, done = Queue(), Queue()
    team = [Printer(jobs, done) for _ in range(printers)]
    for printer in team:
        printer.start()
    number = 0
    for document in documents:
        jobs.put(document)
        number += 1
    told = [done.get() for _ in range(number)]
    return [result for good, result in told if good]
