"""A program's text as a sequence of tokens, without what a renaming changes.

The text may be anything: what cannot be taken apart ends the sequence, and nothing is compiled.
"""

from __future__ import annotations

import io
import keyword
import tokenize
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Line = tuple[tuple[str, str], ...]
"""A logical line: what each token is, and its text."""

_LONGEST_TEXT = 64 * 1024
_SILENT = frozenset({tokenize.COMMENT, tokenize.NL, tokenize.ENCODING, tokenize.ENDMARKER})
_LAYOUT = {tokenize.INDENT: "indent", tokenize.DEDENT: "dedent"}
_FIRST = 0x100
"""Where the characters begin that stand for tokens."""


def lines_in(text: str) -> set[Line]:
    """Return the logical lines of a text, each once."""
    return {line for line, _ in _lines(text)}


def sequence(text: str, *, without: Collection[Line] = ()) -> str:
    """Return a text's tokens as one character each; names, numbers and strings are all alike.

    Args:
        text: A program, or anything.
        without: Lines that do not count.
    """
    return "".join(
        _character(kind)
        for line, around in _lines(text)
        if line not in without and not _is_docstring(line)
        for kind in (*around, *(kind for kind, _ in line))
    )


def _lines(text: str) -> Iterator[tuple[Line, list[str]]]:
    """Yield the logical lines of a text, each with the changes of indentation before it."""
    line: list[tuple[str, str]] = []
    around: list[str] = []
    for token in _tokens(text[:_LONGEST_TEXT]):
        if token.type == tokenize.NEWLINE:
            if line:
                yield tuple(line), around
            line, around = [], []
        elif token.type in _LAYOUT:
            around.append(_LAYOUT[token.type])
        elif token.type not in _SILENT:
            line.append((_kind(token), token.string))
    if line:
        yield tuple(line), around


def _tokens(text: str) -> list[tokenize.TokenInfo]:
    """Return the tokens of a text up to the first fault."""
    found: list[tokenize.TokenInfo] = []
    with warnings.catch_warnings():
        # From 3.12 on, it warns of odd escapes in a student's strings, on the reader's stderr.
        warnings.simplefilter("ignore")
        try:
            found.extend(tokenize.generate_tokens(io.StringIO(text).readline))
        except (tokenize.TokenError, SyntaxError, ValueError, SystemError):
            # The last two are 3.12's and 3.13's answer to odd characters and to null bytes.
            return found
    return found


def _kind(token: tokenize.TokenInfo) -> str:
    if token.type == tokenize.NAME:
        return token.string if keyword.iskeyword(token.string) else "name"
    return token.string if token.type == tokenize.OP else tokenize.tok_name[token.type]


def _is_docstring(line: Line) -> bool:
    return all(kind == "STRING" for kind, _ in line)


_numbers: dict[str, int] = {}


def _character(kind: str) -> str:
    # The keywords and signs of Python are few: which number each gets changes no comparison.
    return chr(_FIRST + _numbers.setdefault(kind, len(_numbers)))
