"""Where the virtual modules find the execution that is going on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from grader.engine.scheduler import Scheduler


class _Running:
    """The execution that is going on, of which there is one in a process at any time.

    Attributes:
        scheduler: What runs it; None between two.
        stack_size: What the program asked for by `threading.stack_size`.
        numbered: How many threads and futures have their place in the order of first use.
    """

    __slots__ = ("numbered", "scheduler", "stack_size")

    def __init__(self) -> None:
        self.scheduler: Scheduler | None = None
        self.stack_size = 0
        self.numbered = 0

    def begin(self, scheduler: Scheduler) -> None:
        """An execution begins."""
        self.scheduler = scheduler
        self.stack_size = 0
        self.numbered = 0


RUNNING: Final = _Running()


def running_scheduler() -> Scheduler:
    """The execution that is going on."""
    found = RUNNING.scheduler
    assert found is not None
    return found


def get_ident() -> int:
    """The current thread's identifier; 1, the main thread's, outside an execution."""
    found = RUNNING.scheduler
    return found.current.ident if found is not None else 1


def changed() -> None:
    """Says that the current task changed something that another one could see."""
    found = RUNNING.scheduler
    if found is not None and not found.dying:
        found.change()
