# expects: [1, "failed", 3]
# exhaustible: yes
# mends: task_done_not_on_error, task_done_twice
# why: `finally` calls task_done exactly once for every get.
import queue
import threading

printed = []


class Printer(threading.Thread):
    def __init__(self, jobs):
        super().__init__(daemon=True)
        self.jobs = jobs

    def run(self):
        while True:
            job = self.jobs.get()
            try:
                printed.append(job())
            except ZeroDivisionError:
                printed.append("failed")
            finally:
                self.jobs.task_done()


def main():
    jobs = queue.Queue()
    Printer(jobs).start()
    for job in (lambda: 1, lambda: 1 / 0, lambda: 3):
        jobs.put(job)
    jobs.join()
    return printed
