"""Reference: an Event, which is False at first, and stays True once it was set."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Event, Thread
from typing import Any


class StartGun:
    """A signal for everybody at once."""

    def __init__(self) -> None:
        self._fired = Event()

    def wait(self) -> None:
        """Return once the gun has been fired."""
        self._fired.wait()

    def fire(self) -> None:
        """Let everybody pass who waits, and everybody who comes later."""
        self._fired.set()

    def reset(self) -> None:
        """Load it again."""
        self._fired.clear()


class Sprinter(Thread):
    """A thread that waits for the gun, and then writes its lane into the log."""

    def __init__(
        self, gun: StartGun, log: list[Any], lane: Any, *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.gun = gun
        self.log = log
        self.lane = lane

    def run(self) -> None:
        self.gun.wait()
        self.log.append(self.lane)


def hold_race(lanes: Iterable[Any]) -> list[Any]:
    """Hold a race with one sprinter a lane, and return the lanes in the order of arrival."""
    gun = StartGun()
    log: list[Any] = []
    sprinters = [Sprinter(gun, log, lane) for lane in lanes]
    for sprinter in sprinters:
        sprinter.start()
    gun.fire()
    for sprinter in sprinters:
        sprinter.join()
    return log
