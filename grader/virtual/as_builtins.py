"""Functions of the virtual modules that look and bind as those of the C modules they stand in for."""

from __future__ import annotations

from types import FunctionType
from typing import Any


def like_builtins(module: str, members: dict[str, Any]) -> dict[str, Any]:
    """The same members, with functions named as those of a C module, and as little bound where a class has them."""
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
            made[name] = member
    return made
