# mistake: one_printer
# caught by: test_printers_work_at_the_same_time
# why: one printer does one thing after the other, however many were asked for.
# told as: nothing
"""Makes one printer."""

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
                self.printed.append(document())
            except Exception:
                self.failed.append(document)
            self.jobs.task_done()


def print_all(documents, printers):
    jobs = Queue()
    team = [Printer(jobs) for _ in range(1)]
    for printer in team:
        printer.start()
    for document in documents:
        jobs.put(document)
    jobs.join()
    return [result for printer in team for result in printer.printed]
