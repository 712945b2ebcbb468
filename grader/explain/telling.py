"""What is told of a check that failed, in parts, so that every page tells the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.explain.misconceptions import misconception
from grader.explain.words import command_schedule

if TYPE_CHECKING:
    from grader.explain.results import Check, ExerciseResult
    from grader.explain.story import Document

AS_ABOVE = "The same as above."
GRADERS_FAULT = "This is the grader's own fault; it costs no points."


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What is told of one check that did not pass.

    Args:
        check: The check.
        message: What the check says, a line each.
        sentence: What happened, by the name of the mistake; empty where none is known.
        explanation: The sentence and the rule behind it.
        next_step: What to do about it.
        again: The command that shows the counterexample once more, or "".
        is_repeated: Whether an earlier check of the exercise told the same mistake in full.
    """

    check: Check
    message: tuple[str, ...]
    sentence: str = ""
    explanation: str = ""
    next_step: str = ""
    again: str = ""
    is_repeated: bool = False

    @property
    def counterexample(self) -> Document | None:
        """The execution that shows it, None where there is none."""
        return self.check.counterexample


def tellings(exercise: ExerciseResult, *, command: str = "") -> dict[str, Telling]:
    """Return what is told of the checks of an exercise that did not pass, by the check's name.

    Args:
        exercise: What its checks came to.
        command: What to type to run this program, or "": no command is named.
    """
    told: set[tuple[str | None, str]] = set()
    found: dict[str, Telling] = {}
    for check in exercise.checks:
        if check.status == "passed":
            continue
        known = misconception(check.mistake)
        message = [line for line in check.own_message.splitlines() if line.strip()]
        if check.status == "error" and "grader's fault" not in check.message:
            message.append(GRADERS_FAULT)
        key = (check.reason, check.mistake or "\n".join(message))
        if key in told and known is None and check.counterexample is None:
            message = [AS_ABOVE]
        again = f"{command} replay {exercise.slug} {command_schedule(check.schedule)}"
        found[check.name] = Telling(
            check=check,
            message=tuple(message),
            sentence=known.sentence if known else "",
            explanation=known.explanation if known else "",
            next_step=known.next_step if known else "",
            again=again if command and check.schedule else "",
            is_repeated=known is not None and key in told,
        )
        told.add(key)
    return found
