# mistake: task_done_on_get
# caught by: test_join_waits_for_all_documents, test_a_document_that_raises_is_skipped, test_print_all_waits_for_all, test_print_all_leaves_out_what_raises, test_printers_work_at_the_same_time
# why: the document was taken out and is not printed yet; whoever waits goes on all the same.
"""Says so when it has it."""

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
            self.jobs.task_done()
            try:
                self.printed.append(document())
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
