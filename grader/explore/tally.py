"""The tally: executions sorted by how they ended."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from grader.engine.ending import Ending, EndingKind

if TYPE_CHECKING:
    from grader.virtual.program import Execution

Signature: TypeAlias = tuple[str, ...]


_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{4,}\b")


def text_of(error: BaseException | None) -> str:
    """An error's text, the same in each execution: addresses are left out.

    Asking for it runs the program's code, which may fail.
    """
    try:
        return _ADDRESS.sub("0x...", str(error)[:500])
    except Exception:  # noqa: BLE001 - whatever their __str__ does
        return "(an error without text)"


def signature(ending: Ending) -> Signature:
    """What makes two endings the same to a person: the value, the error, or who waits for ever."""
    if ending.kind is EndingKind.RETURNED:
        return ("returned", json.dumps(ending.value, sort_keys=True))
    if ending.kind is EndingKind.EXCEPTION:
        error = ending.error
        return ("exception", type(error).__name__, text_of(error), ending.task)
    waiting = ",".join([str(each.index) for each in ending.waiting])
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
        self._returned: dict[str, Signature] = {}
        self.executions = 0

    @property
    def failures(self) -> int:
        """How many different endings are failures."""
        fine = (EndingKind.RETURNED, EndingKind.CUT_OFF)
        return sum(group.ending.kind not in fine for group in self.groups.values())

    def take_over(self, later: Tally) -> None:
        """Counts what a later tally counted, too."""
        self.executions += later.executions
        for key, group in later.groups.items():
            mine = self.groups.setdefault(key, group)
            if mine is not group:
                mine.executions += group.executions

    def add(self, execution: Execution) -> None:
        """Counts one."""
        self.executions += 1
        key = self._key(execution.ending)
        group = self.groups.get(key)
        if group is None:
            self.groups[key] = Tallied(execution.ending, str(execution.schedule))
        else:
            group.executions += 1

    def _key(self, ending: Ending) -> Signature:
        if ending.kind is not EndingKind.RETURNED:
            return signature(ending)
        # Most executions return the same, and its text is a tenth of the price of its signature.
        text = repr(ending.value)
        key = self._returned.get(text)
        if key is None:
            key = self._returned[text] = signature(ending)
        return key
