"""Daemons, a queue that counts what is not done, and its join()."""

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
        super().__init__(daemon=True)
        self.tasks = tasks

    def run(self):
        while True:
            future, func, args = self.tasks.get()
            value = error = None
            try:
                value = func(*args)
            except Exception as raised:
                error = raised
            future.settle(value, error)
            self.tasks.task_done()


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
            self.closed = True
        self.tasks.join()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()
