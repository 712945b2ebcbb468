# mistake: busy_handler
# caught by: test_nobody_waits_by_spinning
# why: a handler asks again and again whether there is a request.
# told as: busy_wait
# visible test: misses it
"""Asks again and again."""

import time
from collections import deque
from threading import Condition, Thread


class Handler(Thread):
    def __init__(self, server):
        super().__init__()
        self.server = server

    def run(self):
        while (request := self.server.next_request()) is not None:
            try:
                self.server.handle(request)
            except Exception as error:
                self.server.errors.append(error)


class Server:
    def __init__(self, handle, workers):
        self.handle = handle
        self.errors = []
        self.waiting = deque()
        self.open = True
        self.changed = Condition()
        self.handlers = [Handler(self) for _ in range(workers)]
        for handler in self.handlers:
            handler.start()

    def next_request(self):
        while True:
            with self.changed:
                if self.waiting:
                    return self.waiting.popleft()
                if not self.open:
                    return None

    def accept(self, request):
        with self.changed:
            if not self.open:
                return False
            self.waiting.append(request)
            self.changed.notify()
            return True

    def stop(self, timeout=None):
        with self.changed:
            self.open = False
            self.changed.notify_all()
        end = None if timeout is None else time.monotonic() + timeout
        for handler in self.handlers:
            handler.join(None if end is None else max(0, end - time.monotonic()))
        with self.changed:
            left = list(self.waiting)
            self.waiting.clear()
        return left
