# reason: deadlock
# within: 20
# shrinks to: 1
# why: the queue may be emptied between the look and the `get`, which then waits for ever.
import queue
import threading


class Worker(threading.Thread):
    def __init__(self, jobs, done):
        super().__init__()
        self.jobs = jobs
        self.done = done

    def run(self):
        while not self.jobs.empty():
            self.done.append(self.jobs.get())


def main():
    jobs, done = queue.Queue(), []
    for job in range(3):
        jobs.put(job)
    workers = [Worker(jobs, done), Worker(jobs, done)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(done) == [0, 1, 2]
