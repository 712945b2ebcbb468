"""A pool of connections: a few of them, many who need one, and never two hands on the same.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/04_communicating/05_connection_pool

says how far you are. Whether a connection can get lost, or be lent twice, is told by

    threadlings check connection_pool
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from threading import Thread
from typing import Any


class Pool:
    """Connections that are lent, one to each who asks, and come back."""

    def __init__(self, connections: Iterable[Any]) -> None:
        # 1. What holds the ones that are free, and lets others wait until one is?
        raise NotImplementedError("First: complete Pool in pool.py (number 1 there).")

    def connection(self, timeout: float | None = None) -> AbstractContextManager[Any]:
        """Lend a connection for a `with` block; it is given back at its end, whatever happens there.

        Args:
            timeout: How long to wait for one (seconds); None: as long as it takes; 0: not at all.

        Raises:
            TimeoutError: None came back in time. Raised when the block is entered.
        """
        raise NotImplementedError("First: complete Pool.connection in pool.py (number 1 there).")


class Client(Thread):
    """A thread that does some work, each piece with a connection of the pool.

    Attributes:
        answers: what came of each piece so far, in order.
        error: None, or what a piece raised; it ends the client.
    """

    def __init__(
        self,
        pool: Pool,
        work: Iterable[Callable[[Any], Any]],
        *,
        name: str | None = None,
        daemon: bool | None = None,
    ) -> None:
        # 2. As always. Then override `run` below.
        raise NotImplementedError("Next: complete Client in pool.py (number 2 there).")
