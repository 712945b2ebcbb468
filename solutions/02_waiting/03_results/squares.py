"""Reference: each thread keeps its result; it is read after join, in the order of the objects."""

from __future__ import annotations

from threading import Thread


class Square(Thread):
    """A thread that squares one number."""

    def __init__(self, n: int, *, name: str | None = None, daemon: bool | None = None) -> None:
        super().__init__(name=name, daemon=daemon)
        self.n = n
        self.result: int | None = None

    def run(self) -> None:
        self.result = self.n**2


def squares(numbers: list[int]) -> list[int]:
    """Square all numbers at the same time; return the results in the order of numbers."""
    workers = [Square(n) for n in numbers]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return [worker.result for worker in workers]
