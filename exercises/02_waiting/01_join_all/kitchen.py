"""The kitchen: several cooks work at once, and dinner is served when the last of them is done.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/02_waiting/01_join_all

says how far you are. (A minute in this kitchen is a second of the clock: nobody wants to wait.)
"""

from __future__ import annotations

from threading import Thread


class Cook(Thread):
    """A thread that cooks one dish.

    Attributes:
        ready: False until the dish has cooked for its minutes, True from then on.
    """

    def __init__(self, dish: str, minutes: float, *, name: str | None = None, daemon: bool | None = None) -> None:
        # 1. Set up Thread, then what belongs to this cook.
        raise NotImplementedError("First: complete Cook.__init__ in kitchen.py (number 1 there).")

    # 2. Override `run`: let the dish cook for its minutes (seconds of the clock), then it is ready.


def cook_all(orders: dict[str, float]) -> float:
    """Cook all orders at once, each dish for its minutes; return how long it took by the clock.

    When this returns, every dish is ready, and no more time has passed than the longest dish takes.
    """
    # 3. One Cook for each order. Read time.monotonic() before and after.
    raise NotImplementedError("Next: complete cook_all in kitchen.py (number 3 there).")
