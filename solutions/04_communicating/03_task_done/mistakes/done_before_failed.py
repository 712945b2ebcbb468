# mistake: done_before_failed
# caught by: test_a_document_that_raises_is_skipped
# why: whoever comes back from join() may look into failed before the document is in it.
# told as: task_done_on_get
# visible test: misses it
"""Keeps the failure a moment too late."""

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
            failure = False
            try:
                self.printed.append(document())
            except Exception:
                failure = True
            self.jobs.task_done()
            if failure:
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
