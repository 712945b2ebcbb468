"""What the program prints: kept in part, counted in full."""

from __future__ import annotations

import io

from grader.engine.operation import ALL, OUTPUT
from grader.virtual.running import RUNNING

_KEPT = 2_000
"""Characters kept of an execution's output."""
_MOST = 1_000_000
"""Characters an execution may print."""
_PLACE = 3


class TooMuchOutput(BaseException):
    """The program printed more than anybody would read.

    Not an Exception: a program's `except` must not catch it.
    """


class Output(io.TextIOBase):
    """Stands for `sys.stdout` and `sys.stderr`.

    Each write is one step, as `print` writes its pieces one by one.
    """

    encoding = "utf-8"

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[str] = []
        self._count = 0

    def begin(self) -> None:
        """A new execution."""
        self._kept = []
        self._count = 0

    @property
    def text(self) -> str:
        """The beginning of what was printed."""
        return "".join(self._kept)[:_KEPT]

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, text: str) -> int:
        """One piece.

        Raises:
            TooMuchOutput: The program prints without end.
        """
        if not isinstance(text, str):
            message = f"write() argument must be str, not {type(text).__name__}"
            raise TypeError(message)
        scheduler = RUNNING.scheduler
        if scheduler is not None and not scheduler.dying:
            scheduler.point((OUTPUT, _PLACE, ALL, False))
            # A loop that prints is seen to do something: it does not wait in silence.
            scheduler.current.stop_spinning()
        if self._count < _KEPT:
            self._kept.append(text[:_KEPT])
        self._count += len(text)
        if self._count > _MOST:
            raise TooMuchOutput
        return len(text)
