"""Values as a person reads them.

Short, the same in every run, and without running the student's `__repr__`.
"""

from __future__ import annotations

import collections
from typing import Any

_LONGEST = 60
_ITEMS = 6


def shown(value: Any, *, depth: int = 2) -> str:
    """A short text for a value: no addresses, no order of hashes, no code of the student's."""
    kind = type(value)
    if value is None or kind in (bool, int, float, complex):
        return _cut(_number(value))
    if kind in (str, bytes):
        return _cut(repr(value[: _LONGEST + 1]))
    if kind in (list, tuple, collections.deque):
        return _sequence(value, depth, kind)
    if kind in (set, frozenset):
        return (
            _cut(
                "{"
                + ", ".join(sorted(shown(each, depth=depth - 1) for each in value)[:_ITEMS])
                + "}"
            )
            if value
            else "set()"
        )
    if isinstance(value, dict):
        if depth == 0:
            return "{...}"
        items = [
            f"{shown(key, depth=0)}: {shown(item, depth=depth - 1)}"
            for key, item in list(value.items())[:_ITEMS]
        ]
        return _cut("{" + ", ".join(items + ["..."] * (len(value) > _ITEMS)) + "}")
    name = (
        value.__dict__.get("_name")
        if hasattr(value, "__dict__") and isinstance(value.__dict__, dict)
        else None
    )
    if isinstance(name, str):
        return _cut(name)
    if isinstance(value, BaseException):
        return _cut(f"{kind.__name__}: {value}")
    if isinstance(value, type) or kind.__name__ in (
        "function",
        "method",
        "builtin_function_or_method",
    ):
        return _cut(str(getattr(value, "__name__", kind.__name__)))
    article = "an" if kind.__name__[:1].lower() in "aeiou" else "a"
    return f"{article} {kind.__name__}"


def _number(value: Any) -> str:
    # int to str has a limit of 4,300 digits, and nobody reads so many.
    if type(value) is int and value.bit_length() > 200:
        return f"a number of {value.bit_length()} bits"
    return repr(value)


def _sequence(value: Any, depth: int, kind: type) -> str:
    if depth == 0:
        return "[...]"
    items = [shown(each, depth=depth - 1) for each in list(value)[:_ITEMS]] + ["..."] * (
        len(value) > _ITEMS
    )
    inside = ", ".join(items)
    if kind is tuple:
        return _cut(f"({inside},)" if len(value) == 1 else f"({inside})")
    return _cut(f"[{inside}]")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
