"""How an execution ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


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


@dataclass(frozen=True, slots=True)
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

    kind: EndingKind
    value: Any = None
    error: BaseException | None = None
    task: str = "MainThread"
    waiting: tuple[Waiting, ...] = ()
    uncaught: tuple[tuple[str, BaseException], ...] = field(default=())
