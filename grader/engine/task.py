"""A task: a thread under control of the scheduler."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from grader.engine.operation import BEGIN, Operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.engine.carrier import Carrier
    from grader.engine.mutex import Mutex


UNDRAWN: Final = 2.0
"""The priority of a task for which a strategy has drawn none: they are below 1."""


class Task:
    """One thread of the program, carried by a greenlet.

    Attributes:
        index: 0 for the main task, then 1, 2, ... in order of creation.
        ready: Whether it could run its pending operation now.
        pending: The operation it is about to do.
        deadline: The virtual time (seconds) at which it goes on by itself, or None.
        timed_out: Set when it was woken by its deadline.
        waits_for: The mutex it is blocked on, or None.
        waits_for_task: The task whose end it waits for, or None.
        path: Its place among the tasks that its creator began, after the creator's own path; unlike
            its index the same in all executions.
        children: How many tasks it has created.
        threads: How many thread objects it has made.
        priority: For strategies that run the task with the highest: from 0 to 1 as drawn, below 0
            as lowered.
        spins: Rounds without any change by loop; None before the first.
        clock: Its vector clock: `clock[i]` is the last step of task i that happened before its own
            next one.
    """

    __slots__ = (
        "args", "begun", "children", "clock", "created_by", "daemon", "deadline", "done", "entry",
        "greenlet", "ident", "in_prelude", "index", "kwargs", "name", "parked", "path",
        "pending", "polled", "priority", "ready", "segment_start", "spin_changes", "spins",
        "spins_in_vain", "steps", "thread", "threads", "timed_out", "waits_for", "waits_for_task",
    )  # fmt: skip

    def __init__(
        self,
        index: int,
        entry: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        *,
        daemon: bool,
        created_by: Task | None,
    ) -> None:
        self.index = index
        self.ident = 0
        self.name: str | None = None
        self.thread: Any = None
        self.entry = entry
        self.args = args
        self.kwargs = kwargs
        self.daemon = daemon
        self.created_by = created_by
        self.path: tuple[int, ...] = ()
        self.children = 0
        self.threads = 0
        if created_by is not None:
            self.path = (*created_by.path, created_by.children)
            created_by.children += 1
        self.greenlet: Carrier | None = None
        self.ready = True
        self.done = False
        self.begun = False
        self.in_prelude = False
        self.parked = False
        self.polled = -1
        self.pending: Operation = (BEGIN, 0, None, False)
        self.deadline: float | None = None
        self.timed_out = False
        self.waits_for: Mutex | None = None
        self.waits_for_task: Task | None = None
        self.clock: list[int] = []
        self.priority = UNDRAWN
        self.steps = 0
        self.segment_start = 0
        self.spin_changes = -1
        self.spins: dict[int, int] | None = None
        self.spins_in_vain = 0

    def stop_spinning(self) -> None:
        """It waits, sleeps or changes something: its loops begin to be counted anew."""
        if self.spins:
            self.spins.clear()

    def __repr__(self) -> str:
        return f"<Task {self.index} {self.label}>"

    @property
    def label(self) -> str:
        """The name a person reads."""
        return self.name or ("MainThread" if self.index == 0 else f"thread {self.index}")
