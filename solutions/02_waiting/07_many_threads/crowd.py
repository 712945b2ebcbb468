"""Reference: a slot for each thread before it starts; nothing to guard, no order to keep."""

from __future__ import annotations

from threading import Thread


class Filler(Thread):
    """A thread that fills one slot of a list that others fill, too."""

    def __init__(
        self, slots: list[int | None], index: int, *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.slots = slots
        self.index = index

    def run(self) -> None:
        self.slots[self.index] = self.index**2


def fill(n: int) -> list[int]:
    """Return n slots, filled by n Fillers, none of which has to wait for its turn."""
    slots: list[int | None] = [None] * n
    fillers = [Filler(slots, index) for index in range(n)]
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return slots
