# mistake: signs_taken_away
# caught by: test_stop_returns_what_is_left, test_no_thread_is_left
# why: emptying the queue takes away the signs as well, and a handler that was busy waits for ever.
# told as: leaked_thread
"""Empties the queue, and the signs with it."""

import time
from queue import Empty, Queue
from threading import Lock, Thread


class Handler(Thread):
    def __init__(self, requests, handle, errors):
        super().__init__()
        self.requests = requests
        self.handle = handle
        self.errors = errors

    def run(self):
        while (request := self.requests.get()) is not None:
            try:
                self.handle(request)
            except Exception as error:
                self.errors.append(error)


class Server:
    def __init__(self, handle, workers):
        self.errors = []
        self.requests = Queue()
        self.door = Lock()
        self.closed = False
        self.handlers = [Handler(self.requests, handle, self.errors) for _ in range(workers)]
        for handler in self.handlers:
            handler.start()

    def accept(self, request):
        with self.door:
            if not self.closed:
                self.requests.put(request)
            return not self.closed

    def stop(self, timeout=None):
        with self.door:
            self.closed = True
        for _ in self.handlers:
            self.requests.put(None)
        end = None if timeout is None else time.monotonic() + timeout
        for handler in self.handlers:
            handler.join(None if end is None else max(0, end - time.monotonic()))
        left = []
        try:
            while True:
                left.append(self.requests.get_nowait())
        except Empty:
            pass
        return [request for request in left if request is not None]
