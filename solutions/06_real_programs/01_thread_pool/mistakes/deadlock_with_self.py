# mistake: deadlock_with_self
# caught by: test_as_many_at_once_as_workers, test_a_result_can_be_waited_for, test_what_is_accepted_is_done
# why: a task is called under the lock of the pool, and wants to submit something.
# told as: one_at_a_time
"""Calls tasks under the lock."""

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
    def __init__(self, tasks, door):
        super().__init__()
        self.door = door
        self.tasks = tasks

    def run(self):
        while (task := self.tasks.get()) is not None:
            future, func, args = task
            try:
                with self.door:
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
        self.workers = [Worker(self.tasks, self.door) for _ in range(size)]
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
