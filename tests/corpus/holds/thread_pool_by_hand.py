# exhaustible: no
# why: workers take jobs until the end; an error goes to the one who asks for the result.
import queue
import threading


class Job:
    def __init__(self, function, argument):
        self.function = function
        self.argument = argument
        self.finished = threading.Event()
        self.value = self.error = None

    def run(self):
        try:
            self.value = self.function(self.argument)
        except Exception as error:
            self.error = error
        self.finished.set()

    def result(self):
        self.finished.wait()
        if self.error is not None:
            raise self.error
        return self.value


class Worker(threading.Thread):
    def __init__(self, jobs):
        super().__init__()
        self.jobs = jobs

    def run(self):
        while (job := self.jobs.get()) is not None:
            job.run()


def main():
    jobs = queue.SimpleQueue()
    workers = [Worker(jobs), Worker(jobs)]
    for worker in workers:
        worker.start()
    asked = [Job(len, "abc"), Job(len, 5), Job(len, [])]
    for job in asked:
        jobs.put(job)
    assert asked[0].result() == 3
    try:
        asked[1].result()
    except TypeError as error:
        assert "int" in str(error)
    assert asked[2].result() == 0
    for _ in workers:
        jobs.put(None)
    for worker in workers:
        worker.join()
