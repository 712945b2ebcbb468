"""Methods of containers that a program keeps, to call them later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Operation:
    """A method of a container that is kept, to be called later: each call is announced."""

    __slots__ = ("_announced", "_method", "_rest")

    def __init__(self, announced: Callable[..., Any], method: Any, *rest: Any) -> None:
        self._announced = announced
        self._method = method
        self._rest = rest

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Announces the call and does it."""
        return self._announced(self._method, *self._rest, *args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._method, name)

    def __eq__(self, other: object) -> bool:
        return bool(self._method == (other._method if isinstance(other, Operation) else other))

    def __hash__(self) -> int:
        return hash(self._method)

    def __repr__(self) -> str:
        return repr(self._method)
