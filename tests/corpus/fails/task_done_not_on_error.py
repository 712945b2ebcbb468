# reason: deadlock
# within: 1
# shrinks to: 0
# why: a job that raises skips `task_done`, and `jobs.join()` waits for it for ever.
import queue
import threading


class Printer(threading.Thread):
    def __init__(self, jobs):
        super().__init__(daemon=True)
        self.jobs = jobs

    def run(self):
        while True:
            job = self.jobs.get()
            try:
                job()
                self.jobs.task_done()
            except ZeroDivisionError:
                pass


def main():
    jobs = queue.Queue()
    Printer(jobs).start()
    jobs.put(lambda: 1)
    jobs.put(lambda: 1 / 0)
    jobs.join()
