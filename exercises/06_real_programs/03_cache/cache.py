"""A cache: what was loaded is kept, and nobody loads what somebody else is loading.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/06_real_programs/03_cache

says how far you are. Whether something can ever be loaded twice is told by

    threadlings check cache
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from threading import Thread
from typing import Any


class Cache:
    """Keeps the last `capacity` values that were asked for."""

    def __init__(self, load: Callable[[Any], Any], capacity: int) -> None:
        # 1. What is kept, and what has to be known of what is being loaded?
        raise NotImplementedError("First: complete Cache in cache.py (number 1 there).")

    def get(self, key: Hashable) -> Any:
        """Return load(key), or what is kept of it.

        Raises:
            Exception: What load raised. Nothing is kept of it.
        """
        raise NotImplementedError("First: complete Cache.get in cache.py (number 1 there).")


class Visitor(Thread):
    """A thread that asks for several keys, one after the other.

    Attributes:
        got: what came of them so far, in order.
    """

    def __init__(
        self,
        cache: Cache,
        keys: Iterable[Hashable],
        *,
        name: str | None = None,
        daemon: bool | None = None,
    ) -> None:
        # 2. As always. Then override `run` below.
        raise NotImplementedError("Next: complete Visitor in cache.py (number 2 there).")
