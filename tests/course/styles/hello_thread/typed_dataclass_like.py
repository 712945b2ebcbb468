from __future__ import annotations

from collections.abc import Iterable
from threading import Thread
from typing import Final

TEMPLATE: Final[str] = "Hello, {}!"


class Greeter(Thread):
    who: str
    greeting: str | None

    def __init__(self, who: str, *, name: str | None = None, daemon: bool | None = None) -> None:
        super().__init__(name=name or f"greeter-{who}", daemon=daemon)
        self.who, self.greeting = who, None

    def run(self) -> None:
        self.greeting = TEMPLATE.format(self.who)


def greet(people: Iterable[str]) -> list[str | None]:
    greeters = [*map(Greeter, people)]
    [g.start() for g in greeters]
    [g.join() for g in greeters]
    return [g.greeting for g in greeters]
