"""A line that says what is being done, while it is being done."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

from grader.cli import console

if TYPE_CHECKING:
    from types import TracebackType


class Progress:
    """Says on a terminal's stderr what is being done, and wipes it when it is over.

    Elsewhere it says nothing: a log has no use for lines that are out of date at once.

    Args:
        words: What is being done, as `exploring account.py`.
    """

    def __init__(self, words: str) -> None:
        self._words = words
        self._shown = ""

    def say(self, more: str) -> None:
        """Show how far it is, after the words it began with."""
        if sys.stderr.isatty():
            line = f"{self._words} {more}".rstrip()[: console.width() - 1]  # \r knows one line
            sys.stderr.write(f"\r{line.ljust(len(self._shown))}")
            sys.stderr.flush()
            self._shown = line

    def note(self, line: str) -> None:
        """Say something that stays: a part that is done. A log has a use for these."""
        shown, self._shown = self._shown, ""
        sys.stderr.write(f"\r{line.ljust(len(shown))}\n" if shown else f"{line}\n")
        sys.stderr.flush()
        if shown:
            self.say(shown.removeprefix(self._words).strip())

    def __enter__(self) -> Self:
        """Show the words."""
        self.say("...")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wipe the line."""
        if self._shown:
            sys.stderr.write(f"\r{' ' * len(self._shown)}\r")
            sys.stderr.flush()
