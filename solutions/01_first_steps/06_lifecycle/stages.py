"""Reference: whether it has begun, whether it lives; what start() and join() promise need not be looked at."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread


class Walker(Thread):
    """A thread that walks a path: it calls each step in turn."""

    def __init__(
        self, steps: list[Callable[[], object]], *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.steps = steps
        self.taken = 0

    def run(self) -> None:
        for step in self.steps:
            step()
            self.taken += 1


def stage(thread: Thread) -> str:
    """Return where any thread is in its life: "new", "running" or "finished"."""
    if thread.ident is None:
        return "new"
    return "running" if thread.is_alive() else "finished"


def follow(thread: Thread) -> list[str]:
    """Start a new thread, wait for its end, and return the stages it has passed, each once, in order."""
    passed = [stage(thread)]
    thread.start()
    passed.append("running")  # it was, even if it is over by now
    thread.join()
    passed.append(stage(thread))
    return passed
