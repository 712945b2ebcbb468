"""Functions of the virtual modules that look and bind as those of the C modules they replace."""

from __future__ import annotations

from operator import index
from types import BuiltinFunctionType, FunctionType
from typing import Any

_LONGEST = 2.0**63 / 1e9
"""CPython counts time in 64 bits of nanoseconds."""


def as_seconds(value: Any) -> float:
    """What a function of C that takes seconds makes of its argument.

    Raises:
        TypeError: Neither a float nor an integer; a Decimal is refused, too.
        ValueError: Not a number.
        OverflowError: Beyond all times.

    Source: `_PyTime_FromSecondsObject` in CPython's Python/pytime.c.
    """
    if not isinstance(value, float):
        return float(index(value))
    if value != value:
        raise ValueError("Invalid value NaN (not a number)")
    if abs(value) >= _LONGEST:
        raise OverflowError("timestamp out of range for platform time_t")
    return value


def like_builtins(module: str, members: dict[str, Any]) -> dict[str, Any]:
    """The same members, with functions as those of a C module: so named, and never methods."""
    made = {}
    for name, member in members.items():
        if isinstance(member, FunctionType):
            copy = FunctionType(
                member.__code__, member.__globals__, name, member.__defaults__, member.__closure__
            )
            copy.__module__, copy.__qualname__, copy.__doc__ = module, name, member.__doc__
            copy.__kwdefaults__ = member.__kwdefaults__
            made[name] = staticmethod(copy)
        else:
            if isinstance(member, BuiltinFunctionType):
                # One of ours that is compiled: it binds and looks as it should but for this.
                member.__module__ = module
            made[name] = member
    return made
