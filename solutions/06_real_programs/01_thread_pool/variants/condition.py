"""A deque and a condition in the pool; workers ask the pool for tasks."""

from collections import deque
from threading import Condition, Thread


class Future:
    def __init__(self):
        self.settled = Condition()
        self.outcome = None

    def settle(self, *outcome):
        with self.settled:
            self.outcome = outcome
            self.settled.notify_all()

    def result(self, timeout=None):
        with self.settled:
            if not self.settled.wait_for(lambda: self.outcome is not None, timeout):
                raise TimeoutError
            ok, what = self.outcome
        if not ok:
            raise what
        return what


class Worker(Thread):
    def __init__(self, pool):
        super().__init__()
        self.pool = pool

    def run(self):
        for future, func, args in iter(self.pool.next_task, None):
            try:
                future.settle(True, func(*args))
            except Exception as error:
                future.settle(False, error)


class ThreadPool:
    def __init__(self, size):
        self.waiting = deque()
        self.open = True
        self.changed = Condition()
        self.workers = [Worker(self) for _ in range(size)]
        for worker in self.workers:
            worker.start()

    def next_task(self):
        with self.changed:
            self.changed.wait_for(lambda: self.waiting or not self.open)
            return self.waiting.popleft() if self.waiting else None

    def submit(self, func, *args):
        future = Future()
        with self.changed:
            if not self.open:
                raise RuntimeError("closed")
            self.waiting.append((future, func, args))
            self.changed.notify()
        return future

    def shutdown(self):
        with self.changed:
            self.open = False
            self.changed.notify_all()
        for worker in self.workers:
            worker.join()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()
