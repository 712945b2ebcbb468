"""Putting what a check found into plain sentences, safe to print whatever the program returned."""

from __future__ import annotations

from typing import Any

_VALUE_CAP = 300
_MESSAGE_CAP = 2000


def show(value: Any) -> str:
    """Return a plain value as a student would write it, cut where it gets long."""
    text = _written(value)
    return text if len(text) <= _VALUE_CAP else f"{text[: _VALUE_CAP - 1]}…"


def sentence(otherwise: str, *, got: Any, expected: Any = None, has_expected: bool = False) -> str:
    """Return a check's sentence about one value.

    Args:
        otherwise: The sentence; `{got}` and `{expected}` are filled in, and told after it where it
            mentions neither.
        got: The value that came back.
        expected: The value that should have.
        has_expected: Whether there is such a value.
    """
    told = otherwise.replace("{got}", show(got))
    if has_expected:
        told = told.replace("{expected}", show(expected))
    told = told.strip()
    told = told[:1].upper() + told[1:]
    if told and told[-1] not in ".!?":
        told += "."
    if "{got}" not in otherwise and "{expected}" not in otherwise:
        told += f" Got {show(got)}"
        told += f", expected {show(expected)}." if has_expected else "."
    return told


def readable(text: str) -> str:
    """Return a text that is safe to print: no control characters, and not without end."""
    shown = "".join(
        each if each == "\n" or each.isprintable() else repr(each)[1:-1] for each in text
    )
    return shown if len(shown) <= _MESSAGE_CAP else f"{shown[: _MESSAGE_CAP - 1]}…"


def _written(value: Any) -> str:
    if isinstance(value, dict):
        if set(value) == {"$object"}:
            return f"<{value['$object']} object>"
        inside = ", ".join(f"{key!r}: {_written(inner)}" for key, inner in value.items())
        return f"{{{inside}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 10**40:
        return "a number of more than 40 digits"
    return repr(value)
