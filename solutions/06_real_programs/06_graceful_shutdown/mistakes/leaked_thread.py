# mistake: leaked_thread
# caught by: test_no_thread_is_left
# why: daemons are left waiting for requests that will never come.
"""Leaves its handlers behind."""

from queue import Queue
from threading import Lock, Thread


class Handler(Thread):
    def __init__(self, requests, handle, errors):
        super().__init__(daemon=True)
        self.requests = requests
        self.handle = handle
        self.errors = errors

    def run(self):
        while True:
            request = self.requests.get()
            try:
                self.handle(request)
            except Exception as error:
                self.errors.append(error)
            self.requests.task_done()


class Server:
    def __init__(self, handle, workers):
        self.errors = []
        self.requests = Queue()
        self.door = Lock()
        self.closed = False
        for _ in range(workers):
            Handler(self.requests, handle, self.errors).start()

    def accept(self, request):
        with self.door:
            if not self.closed:
                self.requests.put(request)
            return not self.closed

    def stop(self, timeout=None):
        with self.door:
            self.closed = True
        with self.requests.all_tasks_done:
            self.requests.all_tasks_done.wait_for(lambda: not self.requests.unfinished_tasks, timeout)
        with self.requests.mutex:
            left = list(self.requests.queue)
            self.requests.queue.clear()
        return left
