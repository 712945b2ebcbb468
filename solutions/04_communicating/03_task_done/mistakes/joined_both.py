# mistake: joined_both
# caught by: test_print_all_waits_for_all, test_print_all_leaves_out_what_raises, test_printers_work_at_the_same_time, test_nobody_waits_by_spinning
# why: when all is printed the printers are still there: they never end.
# told as: joined_daemon
"""Waits for the work, and for the threads as well."""

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
    team = [Printer(jobs) for _ in range(printers)]
    for printer in team:
        printer.start()
    for document in documents:
        jobs.put(document)
    jobs.join()
    for printer in team:
        printer.join()
    return [result for printer in team for result in printer.printed]
