# mistake: accept_races_stop
# caught by: test_nothing_accepted_is_lost
# why: between looking at the door and putting the request there, the door may be closed.
# told as: shutdown_races_submit
# visible test: misses it
"""Looks at the door without the lock."""

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
        if self.closed:
            return False
        self.requests.put(request)
        return True

    def stop(self, timeout=None):
        with self.door:
            self.closed = True
        for _ in self.handlers:
            self.requests.put(None)
        end = None if timeout is None else time.monotonic() + timeout
        for handler in self.handlers:
            handler.join(None if end is None else max(0, end - time.monotonic()))
        if timeout is None:
            return []
        left = []
        try:
            while True:
                left.append(self.requests.get_nowait())
        except Empty:
            pass
        for _ in self.handlers:
            self.requests.put(None)
        return [request for request in left if request is not None]
