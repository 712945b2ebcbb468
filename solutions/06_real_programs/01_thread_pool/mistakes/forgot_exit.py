# mistake: forgot_exit
# caught by: test_shutdown_finishes_what_was_accepted
# why: the end of the block does nothing, and tasks are still to be done.
# told as: lost_task
"""Does nothing at the end of the block."""

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
        self.closed = True
