# mistake: busy_worker
# caught by: test_nobody_waits_by_spinning
# why: a worker asks again and again whether there is something to do.
# told as: busy_wait
# visible test: misses it
"""Asks again and again."""

from queue import Empty, Queue
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
        while True:
            try:
                task = self.tasks.get_nowait()
            except Empty:
                continue
            if task is None:
                return
            future, func, args = task
            try:
                value = func(*args)
            except Exception as error:
                future.settle(None, error)
            else:
                future.settle(value, None)


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
        for _ in self.workers:
            self.tasks.put(None)
        for worker in self.workers:
            worker.join()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()
