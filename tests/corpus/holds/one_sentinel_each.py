# exhaustible: no
# mends: one_sentinel
# why: there is an end for each worker.
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
    for job in (1, 2, 3):
        jobs.put(job)
    for _ in workers:
        jobs.put(None)
    for worker in workers:
        worker.join()
    assert sorted(results) == [1, 4, 9]
