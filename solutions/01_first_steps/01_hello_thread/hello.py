"""Reference: start them all, then wait for them all, then collect."""

from __future__ import annotations

from threading import Thread


class Greeter(Thread):
    """A thread that greets one person."""

    def __init__(self, who: str, *, name: str | None = None, daemon: bool | None = None) -> None:
        super().__init__(name=name, daemon=daemon)
        self.who = who
        self.greeting: str | None = None

    def run(self) -> None:
        self.greeting = f"Hello, {self.who}!"


def greet(people: list[str]) -> list[str | None]:
    """Greet all people at the same time, one Greeter each."""
    greeters = [Greeter(person) for person in people]
    for greeter in greeters:
        greeter.start()
    for greeter in greeters:
        greeter.join()
    return [greeter.greeting for greeter in greeters]
