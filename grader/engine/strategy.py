"""The protocol of a strategy: which ready task goes next.

A strategy lives through the many executions of one exploration. It sees, at each scheduling point,
the ready tasks with the operation each is about to do (`Task.pending`), and after an execution
every operation in the order they
ran: what random walks, priority-based sampling, replay and dynamic partial-order reduction need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.engine.operation import Operation
    from grader.engine.task import Task


class Abandon(Exception):
    """Raised by `Strategy.choose` when the rest of this execution would show nothing new."""


class Strategy(Protocol):
    """Chooses among enabled tasks.

    Attributes:
        name: As typed on the command line and written into verdicts.
        sees_every_point: Whether `choose` is also asked where only one task is ready, and at
            accesses that no other task was seen to race with; replay and exhaustive search need it,
            sampling does not.
        wants_trace: Whether `end` needs the operations of the execution.

    One that sees every point may say by `sees_every_access` that it does not care for accesses that
    were not seen to race with another; where they are points then is said in the trace (`HOT`).

    One that stops short of everything also has `bound`: in words, what it has explored in full, or
    None if nothing is left out.
    """

    name: ClassVar[str]
    sees_every_point: ClassVar[bool]
    wants_trace: ClassVar[bool]

    def begin(self, number: int) -> bool:
        """Prepares execution `number` (0, 1, ...); False when nothing is left to explore."""

    def choose(self, ready: Sequence[Task], current: Task) -> Task:
        """Picks the task to run its pending operation.

        Args:
            ready: The tasks that can run, at least one, in order of their index.
            current: The task that ran last; `current.ready` tells whether it could go on.

        Raises:
            Abandon: Nothing new would come of this execution.
        """

    def end(self, trace: Sequence[tuple[int, Operation]]) -> None:
        """Learns from a finished execution.

        `(task index, operation)` in order, empty unless `wants_trace`.
        """
