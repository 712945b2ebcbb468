"""Reference: one condition for the door and for what waits; at the deadline what waits is taken away."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from threading import Condition, Thread
from typing import Any


class Handler(Thread):
    """A thread that handles one request after the other."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self.server = server

    def run(self) -> None:
        while (request := self.server.next_request()) is not None:
            try:
                self.server.handle(request)
            except Exception as error:
                self.server.errors.append(error)


class Server:
    """Accepts requests, and has them handled by `workers` Handlers."""

    def __init__(self, handle: Callable[[Any], object], workers: int) -> None:
        self.handle = handle
        self.errors: list[Exception] = []
        self._waiting: deque[Any] = deque()
        self._open = True
        self._changed = Condition()
        self._handlers = [Handler(self) for _ in range(workers)]
        for handler in self._handlers:
            handler.start()

    def next_request(self) -> Any:
        """Wait for a request; None: there will be no more."""
        with self._changed:
            while self._open and not self._waiting:
                self._changed.wait()
            return self._waiting.popleft() if self._waiting else None

    def accept(self, request: Any) -> bool:
        """Have it handled, some time; return at once. False: it is refused, the server stops."""
        with self._changed:
            if self._open:
                self._waiting.append(request)
                self._changed.notify()
            return self._open

    def stop(self, timeout: float | None = None) -> list[Any]:
        """Accept nothing more, wait for what was accepted, and return what is still unhandled."""
        with self._changed:
            self._open = False
            self._changed.notify_all()
        if timeout is None:
            for handler in self._handlers:
                handler.join()
            return []
        end = time.monotonic() + timeout
        for handler in self._handlers:
            handler.join(max(0, end - time.monotonic()))
        return self._take_away()

    def _take_away(self) -> list[Any]:
        """Return what nobody has begun; nobody will."""
        with self._changed:
            left = list(self._waiting)
            self._waiting.clear()
        return left
