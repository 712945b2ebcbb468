"""Reference: all start, then all are joined; whoever is ready already costs no time."""

from __future__ import annotations

import time
from threading import Thread


class Cook(Thread):
    """A thread that cooks one dish."""

    def __init__(self, dish: str, minutes: float, *, name: str | None = None, daemon: bool | None = None) -> None:
        super().__init__(name=name, daemon=daemon)
        self.dish = dish
        self.minutes = minutes
        self.ready = False

    def run(self) -> None:
        time.sleep(self.minutes)
        self.ready = True


def cook_all(orders: dict[str, float]) -> float:
    """Cook all orders at once; return how long it took by the clock."""
    began = time.monotonic()
    cooks = [Cook(dish, minutes) for dish, minutes in orders.items()]
    for cook in cooks:
        cook.start()
    for cook in cooks:
        cook.join()
    return time.monotonic() - began
