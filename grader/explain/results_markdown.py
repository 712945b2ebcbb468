"""What the checks of an exercise came to, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.markdown import code, fenced, literal, prose
from grader.explain.telling import Telling, tellings
from grader.explain.text import render_counterexample

if TYPE_CHECKING:
    from grader.explain.results import Check, ExerciseResult

_WIDTH = 96


def checks_markdown(exercise: ExerciseResult, *, command: str = "") -> str:
    """Return what the checks of one exercise came to, and its notes.

    Args:
        exercise: What its checks came to.
        command: What to type to run this program, or "": no command is named.
    """
    if exercise.status == "not_started":
        return "Not started: its file is still as it was given."
    told = tellings(exercise, command=command)
    blocks = []
    for check in exercise.checks:
        telling = told.get(check.name)
        blocks.append(_line(check))
        if telling is not None:
            blocks.extend(_told(telling))
    blocks.extend(f"Note: {prose(note)}" for note in exercise.notes)
    if command and any(check.status == "failed" for check in exercise.checks):
        blocks.append(f"A hint: {code(f'{command} hint {exercise.slug}')}")
    return "\n\n".join(blocks)


def _line(check: Check) -> str:
    return f"**{literal(check.word)}** {check.points}/{check.max_points} {prose(check.title)}"


def _told(telling: Telling) -> list[str]:
    blocks = [prose(line) for line in telling.message]
    if telling.is_repeated:
        return [*blocks, f"{prose(telling.sentence)} (as above)"]
    if telling.counterexample is not None:
        drawn = render_counterexample(telling.counterexample, width=_WIDTH)
        if drawn:
            blocks.append(fenced(drawn))
    if telling.explanation:
        blocks.append(prose(telling.explanation))
    if telling.next_step:
        blocks.append(prose(telling.next_step))
    if telling.again:
        blocks.append(f"Once more: {code(telling.again)}")
    return blocks
