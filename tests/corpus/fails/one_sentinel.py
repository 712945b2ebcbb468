# reason: deadlock
# within: 1
# shrinks to: 0
# why: two workers wait for the end of work, and the end is put only once.
import queue
import threading


class Worker(threading.Thread):
    def __init__(self, jobs, results):
        super().__init__()
        self.jobs = jobs
        self.results = results

    def run(self):
        while (job := self.jobs.get()) is not None:
            self.results.append(job * job)


def main():
    jobs, results = queue.Queue(), []
    workers = [Worker(jobs, results), Worker(jobs, results)]
    for worker in workers:
        worker.start()
    for job in (1, 2, 3, None):
        jobs.put(job)
    for worker in workers:
        worker.join()
    assert sorted(results) == [1, 4, 9]
