# mistake: waits_for_a_value
# caught by: test_as_many_at_once_as_workers, test_a_result_can_be_waited_for
# why: a task may well return None, and then result() waits for ever.
# told as: falsy_result
"""Waits until there is a value."""

from queue import Queue
from threading import Condition, Lock, Thread


class Future:
    def __init__(self):
        self.settled = Condition()
        self.value = None
        self.error = None

    def settle(self, value, error):
        with self.settled:
            self.value, self.error = value, error
            self.settled.notify_all()

    def result(self, timeout=None):
        with self.settled:
            if not self.settled.wait_for(lambda: self.value or self.error, timeout):
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
        self.shutdown()
