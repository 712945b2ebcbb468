# mistake: done_before_kept
# caught by: test_print_all_waits_for_all, test_print_all_leaves_out_what_raises, test_printers_work_at_the_same_time
# why: print_all may collect the results before the last one is kept.
# told as: task_done_on_get
# visible test: misses it
"""Keeps the result a moment too late."""

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
                result = document()
            except Exception:
                self.failed.append(document)
                self.jobs.task_done()
            else:
                self.jobs.task_done()
                self.printed.append(result)


def print_all(documents, printers):
    jobs = Queue()
    team = [Printer(jobs) for _ in range(printers)]
    for printer in team:
        printer.start()
    for document in documents:
        jobs.put(document)
    jobs.join()
    return [result for printer in team for result in printer.printed]
