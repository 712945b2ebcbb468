# mistake: class_attribute
# caught by: test_a_document_that_raises_is_skipped
# why: a list in the class is shared by all printers.
"""Has one list for all printers."""

from queue import Queue
from threading import Thread


class Printer(Thread):
    failed = []

    def __init__(self, jobs):
        super().__init__(daemon=True)
        self.jobs = jobs
        self.printed = []

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
    return [result for printer in team for result in printer.printed]
