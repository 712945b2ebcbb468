# exhaustible: no
# mends: one_sentinel
# why: who takes the end puts it back for the next worker.
import queue
import threading


class Worker(threading.Thread):
    def __init__(self, jobs, results):
        super().__init__()
        self.jobs = jobs
        self.results = results

    def run(self):
        for job in iter(self.jobs.get, None):
            self.results.append(job * job)
        self.jobs.put(None)


def main():
    jobs, results = queue.Queue(), []
    workers = [Worker(jobs, results), Worker(jobs, results)]
    for worker in workers:
        worker.start()
    for job in (1, 2, None):
        jobs.put(job)
    for worker in workers:
        worker.join()
    assert sorted(results) == [1, 4]
    assert jobs.get_nowait() is None
