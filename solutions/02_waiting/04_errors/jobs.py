"""Reference: the thread catches everything and keeps it; whoever asks waits, then gets it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any


class Job(Thread):
    """A thread that calls a function with some arguments, once."""

    def __init__(
        self, func: Callable[..., Any], *args: Any, name: str | None = None, daemon: bool | None = None
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.func = func
        self.args = args
        self.value: Any = None
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.value = self.func(*self.args)
        except BaseException as error:
            self.error = error

    def outcome(self) -> Any:
        """Wait until the job is done; then return what the function returned, or raise what it raised."""
        self.join()
        if self.error is not None:
            raise self.error
        return self.value
