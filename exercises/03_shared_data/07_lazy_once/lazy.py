"""Lazy: built by the first who asks, once, and then there for everybody.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/03_shared_data/07_lazy_once

says how far you are. Whether it can be built twice, or be handed out unfinished, is told by

    threadlings check lazy_once
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any


class Lazy:
    """Something that is built by the first who asks, and then is there for everybody."""

    def __init__(self, factory: Callable[[], Any]) -> None:
        # 1. Keep the factory; don't call it yet. How will `get` know that it has been called?
        raise NotImplementedError("First: complete Lazy.__init__ in lazy.py (number 1 there).")

    def get(self) -> Any:
        """Return what the factory builds, the same object for everybody.

        If the factory raises, the error goes to who asked, and the next one who asks tries again.
        """
        # 2. "If it is not built, build it": who may come in between?
        raise NotImplementedError("Next: complete Lazy.get in lazy.py (number 2 there).")


class Asker(Thread):
    """A thread that asks once.

    Attributes:
        got: None at first, then what it was given.
    """

    def __init__(self, lazy: Lazy, *, name: str | None = None, daemon: bool | None = None) -> None:
        # 3. As always: set up Thread, then what belongs to this asker.
        raise NotImplementedError("Next: complete Asker.__init__ in lazy.py (number 3 there).")

    # 4. Override `run`: ask, and keep the answer.
