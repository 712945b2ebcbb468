# mistake: not_done_on_error
# caught by: test_a_document_that_raises_is_skipped, test_print_all_leaves_out_what_raises
# why: an exception leaves out the rest of the try block, task_done() as well.
"""Says so only when all went well."""

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
                self.jobs.task_done()
            except Exception:
                self.failed.append(document)


def print_all(documents, printers):
    jobs = Queue()
    team = [Printer(jobs) for _ in range(printers)]
    for printer in team:
        printer.start()
    for document in documents:
        jobs.put(document)
    jobs.join()
    return [result for printer in team for result in printer.printed]
