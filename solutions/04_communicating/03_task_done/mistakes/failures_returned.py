# mistake: failures_returned
# caught by: test_print_all_leaves_out_what_raises
# why: print_all leaves out what raises.
# told as: nothing
"""Leaves a None for each failure."""

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
                self.printed.append(None)
            self.jobs.task_done()


def print_all(documents, printers):
    jobs = Queue()
    team = [Printer(jobs) for _ in range(printers)]
    for printer in team:
        printer.start()
    for document in documents:
        jobs.put(document)
    jobs.join()
    return [result for printer in team for result in printer.printed]
