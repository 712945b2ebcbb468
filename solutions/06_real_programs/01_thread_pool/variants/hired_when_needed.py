"""Workers are hired when there is something to do."""

from queue import SimpleQueue
from threading import Event, RLock, Thread


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
        self.size = size
        self.tasks = SimpleQueue()
        self.door = RLock()
        self.closed = False
        self.workers = []

    def submit(self, func, *args):
        with self.door:
            if self.closed:
                raise RuntimeError("shut down")
            future = Future()
            self.tasks.put((future, func, args))
            if len(self.workers) < self.size:
                worker = Worker(self.tasks)
                self.workers.append(worker)
                worker.start()
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
