# mistake: called_run
# caught by: test_what_is_accepted_is_handled, test_as_many_at_once_as_workers, test_errors_stop_nobody, test_nothing_accepted_is_lost, test_stop_returns_what_is_left, test_no_thread_is_left, test_nobody_waits_by_spinning
# why: run() waits for requests in the main thread, which never gets to accept one.
"""Calls run."""

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
            handler.run()

    def next_request(self):
        with self.changed:
            self.changed.wait_for(lambda: self.waiting or not self.open)
            return self.waiting.popleft() if self.waiting else None

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
