"""Plain values: what a program is given, and what is told of what it returned."""

from __future__ import annotations

from typing import Any, Final

_LONGEST_NUMBER: Final = 10_000
"""Bits of the longest integer that is told: longer ones cannot be written as text by default."""


_SMALL: Final = 1 << 60
"""Most integers are smaller."""


def fresh(value: Any) -> Any:
    """A plain value of an execution's own: what one changes no other may see."""
    if type(value) is list:
        return [fresh(each) for each in value]
    if type(value) is dict:
        return {key: fresh(each) for key, each in value.items()}
    return value


def plain(value: Any, *, depth: int = 20) -> Any:
    """A value as plain data.

    What an answer may hold (see the contract). Taken at once, as threads may go on.
    """
    kind = type(value)
    if kind is int and -_SMALL < value < _SMALL:
        return value
    if isinstance(value, int) and int.bit_length(value) > _LONGEST_NUMBER:
        return {"$object": kind.__name__}
    if value is None or kind in (bool, int, float, str):
        return value
    if depth == 0:
        return {"$object": kind.__name__}
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bool | int):
        return int(value)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, list | tuple):
        return [plain(each, depth=depth - 1) for each in list(value)]
    if isinstance(value, dict):
        if all(isinstance(key, str) for key in value):
            return {str(key): plain(each, depth=depth - 1) for key, each in list(value.items())}
        return {
            "$items": [
                [plain(key, depth=depth - 1), plain(each, depth=depth - 1)]
                for key, each in value.items()
            ]
        }
    if hasattr(kind, "__index__") or hasattr(kind, "__float__"):
        try:
            number = float(value)
        except (TypeError, ValueError, OverflowError):
            return {"$object": kind.__name__}
        return int(number) if number.is_integer() and number == value else number
    return {"$object": kind.__name__}
