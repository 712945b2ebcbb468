# reason: exception
# within: 1
# shrinks to: 0
# why: task_done is called once more than there were jobs when a job fails.
import queue
import threading


class Printer(threading.Thread):
    def __init__(self, jobs):
        super().__init__()
        self.jobs = jobs
        self.failed = 0

    def run(self):
        while (job := self.jobs.get()) is not None:
            try:
                job()
            except ZeroDivisionError:
                self.failed += 1
                self.jobs.task_done()
            self.jobs.task_done()


def main():
    jobs = queue.Queue()
    printer = Printer(jobs)
    printer.start()
    jobs.put(lambda: 1 / 0)
    jobs.join()
    jobs.put(None)
    printer.join()
    assert printer.failed == 1
