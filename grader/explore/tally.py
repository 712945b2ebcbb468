"""The tally: executions sorted by how they ended."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from grader.engine.ending import Ending, EndingKind

if TYPE_CHECKING:
    from grader.virtual.program import Execution

Signature: TypeAlias = tuple[str, ...]


def signature(ending: Ending) -> Signature:
    """What makes two endings the same to a person: the value, the error, or who waits for ever."""
    if ending.kind is EndingKind.RETURNED:
        return ("returned", json.dumps(ending.value, sort_keys=True))
    if ending.kind is EndingKind.EXCEPTION:
        error = ending.error
        return ("exception", type(error).__name__, str(error), ending.task)
    waiting = ",".join(str(each.index) for each in ending.waiting)
    # Whoever was the last to block makes no difference to a deadlock.
    task = "" if ending.kind is EndingKind.DEADLOCK else ending.task
    return (ending.kind.value, task, waiting)


@dataclass
class Tallied:
    """Executions that ended alike.

    Attributes:
        witness: The schedule of the first.
    """

    ending: Ending
    witness: str
    executions: int = 1


class Tally:
    """Counts executions by signature, in order of discovery."""

    def __init__(self) -> None:
        self.groups: dict[Signature, Tallied] = {}
        self.executions = 0

    def add(self, execution: Execution) -> None:
        """Counts one."""
        self.executions += 1
        key = signature(execution.ending)
        group = self.groups.get(key)
        if group is None:
            self.groups[key] = Tallied(execution.ending, str(execution.schedule))
        else:
            group.executions += 1
