"""Asks about what is known to be wrong, and looks less long than grading does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.sandbox.process import StudentProcess

if TYPE_CHECKING:
    from grader.sandbox.answer import Answered, Failed

Document = dict[str, Any]

STEPS = 20_000
EXECUTIONS = 40
SHOWN = 32


class Impatient(StudentProcess):
    """A student process in which a search is shorter than in grading.

    Most mistakes are noticed within so few executions; whoever asks has to ask again, as grading
    does, about those that are not. And an execution is endless after fewer steps: half of what the
    audit of a busy wait costs are those in which nothing happens any more. What does end takes a
    few thousand; if that were not so, a mistake would fail checks that its header does not name.
    Nobody reads the counterexamples: little is spent on finding the smallest.

    Args:
        process: The process to ask. Whoever opened it closes it.
    """

    def __init__(self, process: StudentProcess) -> None:
        self._process = process
        self.isolation = process.isolation

    def ask(self, request: Document, *, seconds: float, sitting: int = 0) -> Answered | Failed:
        """Put one question to it."""
        search = dict(request["search"])
        executions = SHOWN if request["action"] == "replay" else EXECUTIONS
        for bound, most in (("steps", STEPS), ("executions", executions)):
            search[bound] = min(most, search[bound])
        shorter = request | {"search": search}
        return self._process.ask(shorter, seconds=seconds, sitting=sitting)
