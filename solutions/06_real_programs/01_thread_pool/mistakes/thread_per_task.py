# mistake: thread_per_task
# caught by: test_as_many_at_once_as_workers
# why: each task gets a worker of its own, however many there are.
# told as: no_limit
"""Hires somebody for each task."""

from queue import Queue
from threading import Event, Lock, Thread


class Future:
    def __init__(self):
        self.done = Event()
        self.value = None
        self.error = None

    def settle(self, value, error):
        self.value, self.error = value, error
        self.done.set()

    def result(self, timeout=None):
        if not self.done.wait(timeout):
            raise TimeoutError
        if self.error is not None:
            raise self.error
        return self.value


class Worker(Thread):
    def __init__(self, tasks):
        super().__init__()
        self.tasks = tasks

    def run(self):
        while (task := self.tasks.get()) is not None:
            future, func, args = task
            try:
                value = func(*args)
            except Exception as error:
                future.settle(None, error)
            else:
                future.settle(value, None)


class ThreadPool:
    def __init__(self, size):
        self.door = Lock()
        self.closed = False
        self.workers = []

    def submit(self, func, *args):
        future = Future()
        tasks = Queue()
        tasks.put((future, func, args))
        tasks.put(None)
        with self.door:
            if self.closed:
                raise RuntimeError("shut down")
            worker = Worker(tasks)
            worker.start()
            self.workers.append(worker)
        return future

    def shutdown(self):
        with self.door:
            self.closed = True
        for worker in self.workers:
            worker.join()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()
