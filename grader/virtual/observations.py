"""Observations.

Things seen in a program or its executions that point at a misconception by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing seen.

    Attributes:
        id: Which, as in the syllabus: `called_run`, `busy_wait`, `deprecated_name` ...
        line: Where in the student's file.
        task: The thread that did it; empty if it was seen in the text.
        detail: What exactly: a name, an expression.
    """

    id: str
    line: int
    task: str = ""
    detail: str = ""


class Observed:
    """The observations of one exploration, each once, in order."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, int], Observation] = {}

    def add(self, observation: Observation) -> None:
        """Keeps the first of those with the same id and line."""
        self._seen.setdefault((observation.id, observation.line), observation)

    def all(self) -> list[Observation]:
        """In the order of lines, as the order of discovery depends on the schedules."""
        return sorted(self._seen.values(), key=lambda each: (each.line, each.id))
