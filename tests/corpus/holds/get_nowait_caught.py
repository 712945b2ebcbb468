# exhaustible: yes
# mends: empty_then_get, empty_then_get_nowait
# why: the attempt to take is the look.
import queue
import threading


class Worker(threading.Thread):
    def __init__(self, jobs, done):
        super().__init__()
        self.jobs = jobs
        self.done = done

    def run(self):
        while True:
            try:
                job = self.jobs.get_nowait()
            except queue.Empty:
                return
            self.done.append(job)


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
