# reason: deadlock
# within: 1
# shrinks to: 0
# why: the worker looks at the flag only between jobs; after the last job it waits in `get`.
import queue
import threading


class Worker(threading.Thread):
    def __init__(self, jobs):
        super().__init__()
        self.jobs = jobs
        self.stopping = False
        self.done = []

    def run(self):
        while not self.stopping:
            self.done.append(self.jobs.get())
            self.jobs.task_done()

    def stop(self):
        self.stopping = True
        self.join()


def main():
    jobs = queue.Queue()
    worker = Worker(jobs)
    worker.start()
    jobs.put("wash")
    jobs.join()
    worker.stop()
    assert worker.done == ["wash"]
