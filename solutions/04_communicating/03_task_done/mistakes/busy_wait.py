# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: asking all the time keeps the processor from those one waits for.
# visible test: misses it
"""Stares at the number."""

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
    while jobs.unfinished_tasks:
        pass
    return [result for printer in team for result in printer.printed]
