# mistake: one_result_only
# caught by: test_a_result_can_be_waited_for, test_an_error_harms_no_worker
# why: the value is taken out of a queue; who asks again waits for ever.
# told as: nothing
"""Hands the result over in a queue."""

from queue import Empty, Queue
from threading import Lock, Thread


class Future:
    def __init__(self):
        self.outcome = Queue()

    def settle(self, value, error):
        self.outcome.put((value, error))

    def result(self, timeout=None):
        try:
            value, error = self.outcome.get(timeout=timeout)
        except Empty:
            raise TimeoutError from None
        if error is not None:
            raise error
        return value


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
