"""Asks about what is known to be wrong, and waits less long for what never ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.sandbox.process import StudentProcess

if TYPE_CHECKING:
    from grader.sandbox.answer import Answered, Failed

Document = dict[str, Any]

STEPS = 20_000


class Impatient(StudentProcess):
    """A student process in which an execution is endless after fewer steps than in grading.

    Half of what the audit of a busy wait costs are the steps in which nothing happens any more.
    What does end takes a few thousand steps; if that were not so, a mistake would fail checks that
    its header does not name.

    Args:
        process: The process to ask. Whoever opened it closes it.
    """

    def __init__(self, process: StudentProcess) -> None:
        self._process = process
        self.isolation = process.isolation

    def ask(self, request: Document, *, seconds: float) -> Answered | Failed:
        """Put one question to it."""
        search = request["search"] | {"steps": min(STEPS, request["search"]["steps"])}
        return self._process.ask(request | {"search": search}, seconds=seconds)
