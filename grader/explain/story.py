"""A counterexample document as objects: the steps one execution took, and how it ended.

The documents come out of the student's process, so nothing about their shape is trusted: whatever
is missing or of another type becomes an empty value, and no field is ever evaluated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

CHECK_FILE = "<check>"
MAIN_TASK = "MainThread"

Document = Mapping[str, Any]

_ACCESSES = frozenset({"read", "write", "call"})


def text_of(value: object) -> str:
    """Return a string for any plain value, None being the empty one."""
    if value is None:
        return ""
    return value if isinstance(value, str) else str(value)


def line_of(value: object) -> int:
    """Return a line number, 0 where there is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def documents_in(value: object) -> list[Document]:
    """Return the dictionaries of a list, and nothing of anything else."""
    if not isinstance(value, list):
        return []
    return [item for item in value if isinstance(item, dict)]


def names_in(value: object) -> tuple[str, ...]:
    """Return the strings of a list."""
    if not isinstance(value, list | tuple):
        return ()
    return tuple(item for item in value if isinstance(item, str))


@dataclass(frozen=True)
class Step:
    """One thing one task did.

    Args:
        index: Position among all steps of the execution, from 0.
        held: Names of the locks the task held at that moment.
        function: Name of the function the line belongs to.
        place: The very place touched, where several have the same name; empty where unknown.
        writes: Whether it may change what others see there.
        within: Of a lock operation, the functions it was called in, the outermost first.
    """

    index: int
    task: str
    file: str
    line: int
    source: str
    operation: str
    location: str
    value: str | None
    held: tuple[str, ...] = ()
    function: str = ""
    place: str = ""
    writes: bool = False
    within: tuple[str, ...] = ()

    @property
    def by_check(self) -> bool:
        """Whether the step belongs to the check's own scenario."""
        return self.file == CHECK_FILE

    @property
    def is_own(self) -> bool:
        """Whether the step is at a line of the student's."""
        return not self.by_check and self.line > 0

    @property
    def is_read(self) -> bool:
        """Whether the step reads a shared location."""
        return self.is_access and not self.writes

    @property
    def is_write(self) -> bool:
        """Whether the step writes a shared location."""
        return self.is_access and self.writes

    @property
    def is_access(self) -> bool:
        """Whether the step reads or writes a shared location."""
        return self.operation in _ACCESSES and bool(self.place)

    @property
    def where(self) -> str:
        """The place as `account.py:14`, or `the check`."""
        if self.by_check:
            return "the check"
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True)
class MadeLock:
    """Where a lock came from; `count` is how many locks that line made in the execution.

    Args:
        function: The function that made it; empty where unknown.
    """

    name: str
    task: str
    file: str
    line: int
    source: str
    count: int
    function: str = ""


@dataclass(frozen=True)
class Wait:
    """A task that waits for ever, for what, and who has it."""

    task: str
    line: int
    source: str
    wants: str
    held_by: str | None


@dataclass(frozen=True)
class Story:
    """One execution: its tasks in column order, its steps, its end."""

    schedule: str
    preemptions: int
    happens_on: str
    tasks: tuple[str, ...]
    ending: str
    message: str
    value: object
    steps: tuple[Step, ...]
    locks: Mapping[str, MadeLock] = field(default_factory=dict)
    waits: tuple[Wait, ...] = ()

    @property
    def failing_task(self) -> str | None:
        """The task whose exception ends the execution; None where it ends in another way."""
        if self.ending != "exception":
            return None
        raised = (step.task for step in self.steps if step.operation == "raise")
        return next(raised, MAIN_TASK)

    @classmethod
    def of(cls, document: Document, *, waits: Iterable[Document] = ()) -> Story:
        """Read a counterexample document.

        Args:
            document: A counterexample, of an outcome or of a result document.
            waits: The waits of the deadlock it ends in, where the document does not say itself.
        """
        ending = document.get("ending")
        ending = ending if isinstance(ending, dict) else {}
        steps = tuple(
            _step(index, step) for index, step in enumerate(documents_in(document.get("steps")))
        )
        named = names_in(document.get("tasks"))
        own = [_wait(wait) for wait in documents_in(ending.get("waits"))]
        told = own or [_wait(wait) for wait in waits]
        return cls(
            schedule=text_of(document.get("schedule")),
            preemptions=line_of(document.get("preemptions")),
            happens_on=text_of(document.get("happens_on")),
            tasks=tuple(dict.fromkeys((*named, *(step.task for step in steps)))),
            ending=text_of(ending.get("kind")),
            message=text_of(ending.get("message")),
            value=ending.get("value"),
            steps=steps,
            locks=_locks(document.get("locks")),
            waits=tuple(told),
        )


def _step(index: int, document: Document) -> Step:
    value = document.get("value")
    operation, location = text_of(document.get("operation")), text_of(document.get("location"))
    writes = document.get("writes")
    # Result documents may lack the last two; a name then has to do for the place.
    named = location if operation in ("read", "write") else ""
    return Step(
        index=index,
        task=text_of(document.get("task")),
        file=text_of(document.get("file")),
        line=line_of(document.get("line")),
        source=text_of(document.get("source")),
        operation=operation,
        location=location,
        value=None if value is None else text_of(value),
        held=names_in(document.get("held")),
        function=text_of(document.get("function")),
        place=text_of(document.get("place")) or named,
        writes=writes if isinstance(writes, bool) else operation == "write",
        within=names_in(document.get("within")),
    )


def _locks(document: object) -> dict[str, MadeLock]:
    if not isinstance(document, dict):
        return {}
    return {
        name: MadeLock(
            name=name,
            task=text_of(made.get("task")),
            file=text_of(made.get("file")),
            line=line_of(made.get("line")),
            source=text_of(made.get("source")),
            count=line_of(made.get("count")),
            function=text_of(made.get("function")),
        )
        for name, made in document.items()
        if isinstance(name, str) and isinstance(made, dict)
    }


def _wait(document: Document) -> Wait:
    held_by = document.get("held_by")
    return Wait(
        task=text_of(document.get("task")),
        line=line_of(document.get("line")),
        source=text_of(document.get("source")),
        wants=text_of(document.get("for")),
        held_by=held_by if isinstance(held_by, str) else None,
    )
