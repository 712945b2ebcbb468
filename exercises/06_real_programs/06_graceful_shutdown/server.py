"""A server that can be stopped: nothing that it accepted is lost, and nobody is left behind.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/06_real_programs/06_graceful_shutdown

says how far you are. Whether a request can get lost at the last moment is told by

    threadlings check graceful_shutdown
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any


class Handler(Thread):
    """A thread that handles one request after the other.

    What it is told is yours to choose.
    """

    def __init__(self) -> None:
        # 2. Where do requests come from, and how does a handler learn that all is over?
        raise NotImplementedError("Next: complete Handler in server.py (number 2 there).")


class Server:
    """Accepts requests, and has them handled by `workers` Handlers.

    Attributes:
        errors: what handle raised so far.
    """

    def __init__(self, handle: Callable[[Any], object], workers: int) -> None:
        # 1. What do those who accept, those who handle and the one who stops share?
        raise NotImplementedError("First: complete Server in server.py (number 1 there).")

    def accept(self, request: Any) -> bool:
        """Have it handled, some time; return at once. False: it is refused, the server stops."""
        raise NotImplementedError("Then: complete Server.accept in server.py (number 3 there).")

    def stop(self, timeout: float | None = None) -> list[Any]:
        """Accept nothing more, wait for what was accepted, and return what is still unhandled.

        Args:
            timeout: How long to wait at most (seconds); None: until all is handled.
        """
        raise NotImplementedError("Then: complete Server.stop in server.py (number 4 there).")
