# mistake: accepted_after_stop
# caught by: test_nothing_accepted_is_lost, test_stop_returns_what_is_left
# why: accept never looks at the door, and nobody is there to handle it.
"""Never refuses."""

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
        with self.changed:
            self.changed.wait_for(lambda: self.waiting or not self.open)
            return self.waiting.popleft() if self.waiting else None

    def accept(self, request):
        with self.changed:
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
