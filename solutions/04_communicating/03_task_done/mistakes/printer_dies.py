# mistake: printer_dies
# caught by: test_a_document_that_raises_is_skipped, test_print_all_leaves_out_what_raises
# why: an exception that nobody catches ends the thread: nobody is left to print.
# told as: nothing
"""Catches nothing."""

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
            self.printed.append(document())
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
