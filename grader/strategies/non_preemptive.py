"""No preemption at all: each task runs until it blocks or ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.engine.operation import Operation
    from grader.engine.task import Task


class NonPreemptive:
    """The plainest execution, the first of every exploration, and what every schedule ends with."""

    name: ClassVar[str] = "non_preemptive"
    sees_every_point: ClassVar[bool] = False
    wants_trace: ClassVar[bool] = False

    def begin(self, number: int) -> bool:
        """There is only one such execution."""
        return number == 0

    def choose(self, ready: Sequence[Task], current: Task) -> Task:
        """Stays; or takes the ready task with the lowest index."""
        if current.ready:
            return current
        return next((task for task in ready if task.ready), ready[0])

    def end(self, trace: Sequence[tuple[int, Operation]]) -> None:
        """Has nothing to learn."""
