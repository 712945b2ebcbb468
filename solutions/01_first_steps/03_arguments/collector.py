"""Reference: Thread gets what is Thread's, the object keeps the rest, and run finds it there."""

from __future__ import annotations

from threading import Thread


class Collector(Thread):
    """A thread that writes words in capitals, and puts them into a sink."""

    def __init__(
        self,
        words: list[str],
        *,
        sink: list[str] | None = None,
        name: str | None = None,
        daemon: bool | None = None,
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.words = words
        self.sink = [] if sink is None else sink

    def run(self) -> None:
        for word in self.words:
            self.sink.append(word.upper())
