"""The summary of a job: exercises and points, the first counterexample, what to do next.

A runner drops a summary of more than 1 MiB as a whole. This one is made of pieces, an exercise
each, and takes only those that fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.report import render_result
from grader.explain.results import ExerciseResult, Result
from grader.integrations.github.markdown import block, code, folded, inline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.explain.story import Document

MOST_BYTES = 1024 * 1024
"""What a runner takes of one step."""
SPARE = 4096
"""For what says how much was left out, and for a newline here and there."""
_WIDTH = 100
_HEADING = "| exercise | result | points |\n|---|---|---:|"
_HEADING_UNSCORED = "| exercise | result |\n|---|---|"
_SIGNS = {
    "passed": "\u2705 passed",
    "failed": "\u274c failed",
    "not_started": "\u25ab\ufe0f not started",
    "error": "\u26a0\ufe0f the grader's fault",
}


def render_summary(
    document: Document, *, worth: str, command: str = "threadlings", taken: int = 0
) -> str:
    """Return a result document as Markdown, at most as long as a runner takes.

    Args:
        document: A `threadlings/result/v1` document.
        worth: What a score of this run is worth, a sentence of our own.
        command: What to type to run this program.
        taken: How much of the summary is written already (bytes).
    """
    result = Result.of(document)
    room = MOST_BYTES - SPARE - taken
    scored = not is_visible_only(document)
    head = [_headline(result, scored=scored), worth]
    room -= _size(head)
    if room < 0:
        return ""
    rows = [_HEADING if scored else _HEADING_UNSCORED]
    rows += [_row(each, scored=scored) for each in result.exercises]
    table, room, cut = fitting(rows, room)
    failed = [each for each in result.exercises if each.status in ("failed", "error")]
    foot = _next(result, failed, command=command)
    stories, _, untold = fitting(_stories(document, failed, command=command), room - _size([foot]))
    if cut or untold:
        left = f"{cut} exercises of the table and {untold} reports are left out: a summary holds no"
        foot = f"{left} more. {code(f'{command} check --all')} shows them.\n\n{foot}"
    return "\n\n".join([*head, "\n".join(table), *stories, foot]) + "\n"


def is_visible_only(document: Document) -> bool:
    """Whether a result comes from visible tests alone, which give no points."""
    return document.get("checked_by") == "visible_tests"


def _headline(result: Result, *, scored: bool) -> str:
    of = f"{result.points} of {result.max_points} points"
    if not scored:
        passed = sum(each.status == "passed" for each in result.exercises)
        of = f"{passed} of {len(result.exercises)} exercises pass their visible tests"
    whose = f" {code(result.name)}" if result.name not in ("", "local") else ""
    return f"## threadlings:{whose} {of}"


def _row(exercise: ExerciseResult, *, scored: bool) -> str:
    sign = _SIGNS.get(exercise.status, inline(exercise.status))
    points = f" {exercise.points}/{exercise.max_points} |" if scored else ""
    return f"| {code(exercise.slug)} | {sign} |{points}"


def _stories(document: Document, failed: list[ExerciseResult], *, command: str) -> list[str]:
    """Return the reports of what failed, the first of them open."""
    reports: list[str] = []
    # One with a counterexample tells the most; otherwise the order is that of the course.
    for each in sorted(failed, key=lambda one: not any(c.counterexample for c in one.checks)):
        of_one = [found for found in document["exercises"] if found["slug"] == each.slug]
        text = render_result(
            {**document, "exercises": of_one[:1]}, width=_WIDTH, color=False, command=command
        )
        of = f": {each.points} of {each.max_points} points" if each.max_points else ""
        shown = block(text)
        open_one = f"### {code(each.slug)}{of}\n\n{shown}"
        reports.append(folded(f"{each.slug}{of}", shown) if reports else open_one)
    return reports


def _next(result: Result, failed: list[ExerciseResult], *, command: str) -> str:
    waiting = [each for each in result.exercises if each.status == "not_started"]
    if failed:
        slug = failed[0].slug
        return (
            f"**Next:** {code(f'{command} check {slug}')} shows the same on your machine, and "
            f"{code(f'{command} hint {slug}')} gives a hint."
        )
    if waiting:
        return f"**Next:** {code(waiting[0].slug)} is the first that nobody began."
    return "Everything that was asked for passed."


def fitting(pieces: Sequence[str], room: int) -> tuple[list[str], int, int]:
    """Return the pieces that fit, the room that is left (bytes), how many did not fit."""
    kept = []
    for each in pieces:
        size = _size([each])
        if size <= room:
            kept.append(each)
            room -= size
    return kept, room, len(pieces) - len(kept)


def _size(pieces: Sequence[str]) -> int:
    return sum(len(each.encode()) + 2 for each in pieces)
