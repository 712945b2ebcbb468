"""Carriers: greenlets that run one task after another.

Starting a greenlet costs some 20 us, nearly all of it for mapping a fresh stack for its Python
frames; a greenlet that is used again keeps its own. They belong to the thread that made them, so
each thread has a pool.
"""

from __future__ import annotations

from _thread import _local
from typing import TYPE_CHECKING

from greenlet import GreenletExit, greenlet

if TYPE_CHECKING:
    from collections.abc import Callable


class _Pool(_local):
    def __init__(self) -> None:
        self.idle: list[Carrier] = []


_POOL = _Pool()


class Carrier(greenlet):
    """A greenlet that runs `body`, switches to `following`, and waits there for its next body."""

    __slots__ = ("body", "following")

    def __init__(self, hub: greenlet) -> None:
        # An error of ours that ends it is raised in the hub, and in no task.
        super().__init__(parent=hub)
        self.body: Callable[[], None] | None = None
        self.following = hub

    def run(self) -> None:
        """Runs one body after another."""
        while True:
            try:
                if self.body is not None:
                    self.body()
            except GreenletExit:
                # The body was taken down; the greenlet lives on.
                pass
            self.body = None
            self.following.switch()


def idle_carriers() -> list[Carrier]:
    """Those of the current thread that have no body at present: whoever needs one takes it."""
    return _POOL.idle
