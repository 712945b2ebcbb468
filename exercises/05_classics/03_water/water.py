"""Water: two hydrogens and one oxygen at a time, and none of them knows when the others come.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/05_classics/03_water

says how far you are. Whether molecules can get mixed up, and how, is told by

    threadlings check water
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread


class Hydrogen(Thread):
    """A thread that is one hydrogen atom: it goes to the factory."""

    def __init__(
        self, factory: Factory, emit: Callable[[], object], *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        # 1. As always: set up Thread, then what belongs to this atom. Then override `run`.
        raise NotImplementedError("First: complete Hydrogen in water.py (number 1 there).")


class Oxygen(Thread):
    """A thread that is one oxygen atom: it goes to the factory."""

    def __init__(
        self, factory: Factory, emit: Callable[[], object], *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        # 2. The same for oxygen.
        raise NotImplementedError("Next: complete Oxygen in water.py (number 2 there).")


class Factory:
    """Makes water: of every three emits, two are of hydrogens and one is of an oxygen."""

    # 3. Who may come in, and when may they go on? What you need for that is made in `__init__`.

    def hydrogen(self, emit: Callable[[], object]) -> None:
        """Have this hydrogen's emit called once, together with those of its molecule."""
        raise NotImplementedError("Last: complete Factory in water.py (number 3 there).")

    def oxygen(self, emit: Callable[[], object]) -> None:
        """Have this oxygen's emit called once, together with those of its molecule."""
        raise NotImplementedError("Last: complete Factory in water.py (number 3 there).")
