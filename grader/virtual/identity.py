"""`id()` and `hash()` without addresses.

They are not the same in the next execution, let alone tomorrow, and programs sort by them, and go
through sets of their objects.
"""

from __future__ import annotations

import contextlib
from typing import Any

from grader.engine.operation import ALL, IDENTITIES, READ, WRITE
from grader.virtual.running import RUNNING

_FIRST = 0x7F00_0000_0000
_APART = 64


class Identities:
    """Numbers for the objects of one execution, in the order in which they are first asked for.

    Which of two objects has the smaller one may differ between executions, as with addresses, but
    is part of what a schedule decides: who asks first is an order that a search turns round.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[int, Any]] = {}

        def __hash__(value: Any) -> int:
            return self.of(value) // _APART

        self._hash = __hash__

    def forget(self) -> None:
        """Lets go of the objects of an execution that is over."""
        self._known.clear()

    def of(self, value: Any, /) -> int:
        """As the built-in `id`."""
        found = self._known.get(id(value))
        scheduler = RUNNING.scheduler
        if scheduler is not None and not scheduler.dying:
            first = found is None
            scheduler.also((WRITE if first else READ, IDENTITIES, ALL, first))
        if found is None:
            # Held, so that its address is not used again within the execution.
            found = self._known[id(value)] = _FIRST + _APART * len(self._known), value
        return found[0]

    def hashed(self, made: Any) -> Any:
        """What a `class` statement made: if it has no hash of its own, it gets one of these."""
        own: Any = made.__hash__ if isinstance(made, type) else None
        if own is object.__hash__:
            with contextlib.suppress(TypeError, AttributeError):  # a metaclass may have its reasons
                made.__hash__ = self._hash
        return made
