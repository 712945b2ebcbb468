"""Results as text: what a student reads after a check, and the marks table of a class."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from grader.explain.misconceptions import misconception
from grader.explain.results import Check, ExerciseResult, Result
from grader.explain.text import BOLD, GREEN, RED, YELLOW, paint, render_counterexample
from grader.explain.words import cells, command_schedule, filled, pad, plain, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.explain.story import Document

_INDENT = "  "
_COLORS = {"passed": GREEN, "failed": RED, "error": YELLOW}
_LONGEST_NAME = 28


def render_result(
    document: Document, *, width: int = 80, color: bool = False, command: str = "threadlings"
) -> str:
    """Return a result document as text, without a newline at the end.

    Args:
        document: A `threadlings/result/v1` document.
        width: Columns of the terminal.
        color: Whether colours may be used.
        command: What to type to run this program, for the lines that say what comes next.
    """
    result = Result.of(document)
    blocks = [
        _exercise(exercise, width=width, color=color, command=command)
        for exercise in result.exercises
    ]
    if len(result.exercises) != 1 and result.max_points:
        blocks.append(
            paint(f"Total: {result.points}/{result.max_points} points", BOLD, color=color)
        )
    return "\n\n".join(blocks)


def render_marks(documents: Sequence[Document], *, color: bool = False) -> str:
    """Return the marks of a class as a table: a row per submission, a column per exercise.

    Args:
        documents: Result documents, one a submission.
        color: Whether colours may be used.
    """
    results = [Result.of(document) for document in documents]
    slugs = list(dict.fromkeys(each.slug for result in results for each in result.exercises))
    head = ["name", *slugs, "points", "what to look at"]
    rows = [_marks_row(result, slugs) for result in results]
    widths = [max(cells(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = []
    for row in [head, *rows]:
        text = [
            pad(text, size) if column in (0, len(head) - 1) else _right(text, size)
            for column, (text, size) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(text).rstrip())
    lines[0] = paint(lines[0], BOLD, color=color)
    return "\n".join(lines)


def render_outcome_line(check: Check, slug: str, *, color: bool = False) -> str:
    """Return a check's line: exercise, PASS or FAIL, points if there are any, title."""
    word = paint(check.word, _COLORS.get(check.status, ""), color=color)
    return f"{plain(slug)}  {word}{_points(check)}   {plain(check.title)}"


def _points(part: Check | ExerciseResult) -> str:
    """What was earned of what could be; nothing is said of what is worth nothing."""
    return f"  {part.points}/{part.max_points} points" if part.max_points else ""


def _exercise(exercise: ExerciseResult, *, width: int, color: bool, command: str) -> str:
    slug = exercise.slug
    if exercise.status == "not_started":
        line = paint(f"{slug}  not started{_points(exercise)}", BOLD, color=color)
        return f"{line}\n{_INDENT}Its file is still as it was given."
    blocks: list[str] = []
    told: set[tuple[str | None, str | None]] = set()
    lines: list[str] = []
    for check in exercise.checks:
        lines.append(render_outcome_line(check, slug, color=color))
        if check.status != "passed":
            seen = check.mistake is not None and (check.reason, check.mistake) in told
            told.add((check.reason, check.mistake))
            lines.extend(
                _failure(check, slug, width=width, color=color, brief=seen, command=command)
            )
            blocks.append("\n".join(lines))
            lines = []
    if lines:
        blocks.append("\n".join(lines))
    foot = [_indented(f"note: {note}", width) for note in exercise.notes]
    if any(check.status == "failed" for check in exercise.checks):
        foot.append(f"{_INDENT}hint:   {command} hint {slug}")
    if len(exercise.checks) > 1 and exercise.max_points:
        foot.append(f"{slug}{_points(exercise)}")
    return "\n\n".join(blocks) + ("\n" if blocks and foot else "") + "\n".join(foot)


def _failure(
    check: Check, slug: str, *, width: int, color: bool, brief: bool, command: str
) -> list[str]:
    lines = [_indented(line, width) for line in check.own_message.splitlines()]
    known = misconception(check.mistake)
    if known is not None and brief:
        lines.append(_indented(known.sentence, width))
    elif known is not None or check.counterexample is not None:
        if check.counterexample is not None:
            table = render_counterexample(
                check.counterexample,
                width=width - len(_INDENT),
                color=color,
                explanation=known.explanation if known else "",
                show_result=False,
            )
            if table:
                lines += ["", textwrap.indent(table, _INDENT)]
        elif known is not None:
            lines.append(_indented(known.explanation, width))
        if known is not None:
            lines.append(_indented(known.next_step, width))
    if check.status == "error" and "grader's fault" not in check.message:
        lines.append(_indented("This is the grader's own fault; it costs no points.", width))
    if check.schedule:
        again = f"{command} replay {slug} {command_schedule(check.schedule)}"
        lines.append(f"{_INDENT}again:  {again}")
    return lines


def _indented(text: str, width: int) -> str:
    return filled(text, width, indent=_INDENT)


def _marks_row(result: Result, slugs: list[str]) -> list[str]:
    by_slug = {each.slug: each for each in result.exercises}
    marks = [
        f"{by_slug[slug].points}/{by_slug[slug].max_points}" if slug in by_slug else "-"
        for slug in slugs
    ]
    name = shortened(plain(result.name), _LONGEST_NAME)
    return [name, *marks, f"{result.points}/{result.max_points}", _look_at(result)]


def _look_at(result: Result) -> str:
    found: dict[str, None] = {}
    for exercise in result.exercises:
        if exercise.status == "not_started":
            found[f"{exercise.slug}: not started"] = None
            continue
        for check in exercise.checks:
            if check.status != "passed":
                found[f"{exercise.slug}: {check.mistake or check.reason or 'failed'}"] = None
    return ", ".join(found)


def _right(text: str, size: int) -> str:
    return " " * max(0, size - cells(text)) + text
