"""The start gun: many wait for one signal, and whoever comes after it need not wait.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/04_communicating/01_start_gun

says how far you are. Whether anybody can run too early, or wait for ever, is told by

    threadlings check start_gun
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Thread
from typing import Any


class StartGun:
    """A signal for everybody at once. It has not been fired when it is new."""

    def __init__(self) -> None:
        # 1. What remembers that it was fired, and lets others wait for that?
        raise NotImplementedError("First: complete StartGun in sprint.py (number 1 there).")

    def wait(self) -> None:
        """Return once the gun has been fired: at once, if it has been already."""
        raise NotImplementedError("First: complete StartGun.wait in sprint.py (number 1 there).")

    def fire(self) -> None:
        """Let everybody pass who waits, and everybody who comes later, until the next reset."""
        raise NotImplementedError("First: complete StartGun.fire in sprint.py (number 1 there).")

    def reset(self) -> None:
        """Load it again: from now on whoever comes has to wait until it is fired once more."""
        raise NotImplementedError("First: complete StartGun.reset in sprint.py (number 1 there).")


class Sprinter(Thread):
    """A thread that waits for the gun, and then writes its lane into the log."""

    def __init__(
        self, gun: StartGun, log: list[Any], lane: Any, *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        # 2. As always. Then override `run` below.
        raise NotImplementedError("Next: complete Sprinter in sprint.py (number 2 there).")


def hold_race(lanes: Iterable[Any]) -> list[Any]:
    """Hold a race with one sprinter a lane, and return the lanes in the order of arrival."""
    # 3. When may the gun be fired? And when is the race over?
    raise NotImplementedError("Last: complete hold_race in sprint.py (number 3 there).")
