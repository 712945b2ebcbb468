"""The futures of concurrent.futures; one sign that each worker passes on."""

from concurrent.futures import Future
from queue import Queue
from threading import Lock, Thread


class Worker(Thread):
    def __init__(self, tasks):
        super().__init__()
        self.tasks = tasks

    def run(self):
        while True:
            task = self.tasks.get()
            if task is None:
                self.tasks.put(None)
                return
            future, func, args = task
            try:
                future.set_result(func(*args))
            except Exception as error:
                future.set_exception(error)


class ThreadPool:
    def __init__(self, size):
        self.tasks = Queue()
        self.door = Lock()
        self.closed = False
        self.workers = [Worker(self.tasks) for _ in range(size)]
        for worker in self.workers:
            worker.start()

    def submit(self, func, *args):
        future = Future()
        with self.door:
            if self.closed:
                raise RuntimeError("shut down")
            self.tasks.put((future, func, args))
        return future

    def shutdown(self):
        with self.door:
            if not self.closed:
                self.closed = True
                self.tasks.put(None)
        for worker in self.workers:
            worker.join()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()
