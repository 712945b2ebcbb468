"""How an execution ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final


class EndingKind(StrEnum):
    """The endings of one execution, never confused with one another."""

    RETURNED = "returned"
    DEADLOCK = "deadlock"
    EXCEPTION = "exception"
    NEVER_ENDS = "never_ends"
    LEAKED_THREAD = "leaked_thread"
    CUT_OFF = "cut_off"
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A task that was blocked when the execution ended.

    Attributes:
        task: Its name.
        blocked_on: The mutex it waits for, or None.
        joins: The name of the task whose end it waits for, or None.
        held_by: The name of the task that holds the mutex, or None.
    """

    task: str
    index: int
    blocked_on: Any
    joins: str | None
    held_by: str | None


class Ending:
    """What one execution came to.

    Attributes:
        kind: Which of the endings.
        value: What the main function returned, where it did.
        error: The uncaught exception that decided the ending, if one did.
        task: The name of the task it is about.
        waiting: The tasks left blocked.
        uncaught: `(task name, exception)` of threads that ended with one.
    """

    __slots__ = ("error", "kind", "task", "uncaught", "value", "waiting")

    def __init__(
        self,
        kind: EndingKind,
        value: Any = None,
        error: BaseException | None = None,
        task: str = "MainThread",
        waiting: tuple[Waiting, ...] = (),
        uncaught: tuple[tuple[str, BaseException], ...] = (),
    ) -> None:
        self.kind: Final = kind
        self.value: Final = value
        self.error: Final = error
        self.task: Final = task
        self.waiting: Final = waiting
        self.uncaught: Final = uncaught
