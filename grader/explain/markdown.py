"""Markdown in which what somebody wrote stays text: no link, no HTML, no image, no heading.

GitHub's Markdown is meant, and CommonMark by it: what either would read as a sign is written so
that neither does.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from grader.explain.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A dot or `://` makes an address of what stands around it, two colons a picture of the word between
# them; an underline inside a word is none.
_SIGNS = re.compile(r"[\\`*\[\]<>|~$&]|\.(?=\w)|:(?=//|[\w+-]+:)|(?<![^\W_])_|_(?![^\W_])")
# No escape keeps `a@b.c` from becoming a link, or `@ada` and `#12` from naming somebody or
# something: those are looked for after the escapes are gone. In a code span nothing is.
_CALLS = re.compile(r"(@+|#+(?=\w))")
_CODE = re.compile(r"`([^`\n]+)`")
_BEGINS = re.compile(r"^(\d*)([-+=#.)])")
_TICKS = re.compile(r"`+")


def literal(text: object) -> str:
    """Return any text as Markdown that shows it as it is, in one line."""
    return _spans(_calls_apart(plain(str(text)).strip()))


def prose(text: object) -> str:
    """Return text in which what stands between backticks is code, and all else is itself."""
    pieces: list[tuple[bool, str]] = []
    for number, piece in enumerate(_CODE.split(plain(str(text)).strip())):
        pieces.extend([(True, piece)] if number % 2 else _calls_apart(piece))
    return _spans(pieces)


def code(text: object) -> str:
    """Return a text as a span of code, whatever backticks it holds."""
    shown = plain(str(text))
    ticks = "`" * _longer_than_any(shown)
    space = " " if "`" in shown or shown != shown.strip() else ""
    return f"{ticks}{space}{shown}{space}{ticks}"


def fenced(text: str) -> str:
    """Return lines as they are, between fences that nothing in them can close."""
    fence = "`" * max(3, _longer_than_any(text))
    return f"{fence}text\n{text}\n{fence}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: Sequence[int]) -> str:
    """Return a table.

    Args:
        head: The columns' names, Markdown.
        rows: Cells, Markdown.
        numbers: Which columns are numbers, and go to the right.
    """
    rule = ["--:" if column in numbers else ":--" for column in range(len(head))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))


def _calls_apart(text: str) -> Iterator[tuple[bool, str]]:
    """Yield pieces of a text, and whether each has to be code."""
    for number, piece in enumerate(_CALLS.split(text)):
        yield bool(number % 2), piece


def _spans(pieces: Iterator[tuple[bool, str]] | list[tuple[bool, str]]) -> str:
    # Two spans of code side by side would be read as one with longer marks: they are made one.
    kept = [each for each in pieces if each[1]]
    shown = ""
    for is_code, group in groupby(kept, key=lambda each: each[0]):
        text = "".join(piece for _, piece in group)
        shown += f"`{text}`" if is_code else _SIGNS.sub(r"\\\g<0>", text)
    return _BEGINS.sub(r"\1\\\2", shown)


def _longer_than_any(text: str) -> int:
    return 1 + max((len(run) for run in _TICKS.findall(text)), default=0)
