"""Reference: looking whether it is built and building it are one step under the lock."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread
from typing import Any


class Lazy:
    """Something that is built by the first who asks, and then is there for everybody."""

    def __init__(self, factory: Callable[[], Any]) -> None:
        self._factory = factory
        self._lock = Lock()
        self._is_built = False
        self._thing: Any = None

    def get(self) -> Any:
        """Return what the factory builds, the same object for everybody."""
        with self._lock:
            if not self._is_built:
                self._thing = self._factory()
                self._is_built = True
            return self._thing


class Asker(Thread):
    """A thread that asks once."""

    def __init__(self, lazy: Lazy, *, name: str | None = None, daemon: bool | None = None) -> None:
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got: Any = None

    def run(self) -> None:
        self.got = self.lazy.get()
