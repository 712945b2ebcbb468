"""What one student is told, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.markdown import literal, table
from grader.explain.results_markdown import checks_markdown
from grader.integrations.pages.wording import (
    decided_sentence,
    late_sentence,
    points_words,
    status_words,
)

if TYPE_CHECKING:
    from grader.explain.results import ExerciseResult, Result
    from grader.grading.gradebook import Entry, Mark

_COMMAND = "threadlings"


def feedback_markdown(entry: Entry, result: Result) -> str:
    """Return the page of one student.

    Args:
        entry: What they have.
        result: Their result document, read; empty where they were not graded.
    """
    by_slug = {each.slug: each for each in result.exercises}
    late = late_sentence(entry.handed)
    blocks = [
        f"# Feedback for {literal(entry.student.shown)}",
        f"**{points_words(entry.points, entry.max_points)}**",
        f"**{literal(late)}**" if late else "",
        *_problems(entry.handed.problems),
        "" if entry.is_graded else "Nothing of yours has been graded yet.",
        *_table(entry),
    ]
    for mark in entry.marks:
        blocks.extend(_exercise(mark, by_slug.get(mark.slug)))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _problems(problems: tuple[str, ...]) -> list[str]:
    if not problems:
        return []
    items = "\n".join(f"- {literal(problem)}" for problem in problems)
    return ["## What was found in collecting", items]


def _table(entry: Entry) -> list[str]:
    rows = [
        (
            literal(mark.slug),
            literal(status_words(mark)),
            f"{mark.points}/{mark.max_points}" + (" (a person)" if mark.is_overridden else ""),
        )
        for mark in entry.marks
    ]
    head = ("Exercise", "Result", "Points")
    return ["## Exercises", table(head, rows, numbers=(2,))] if rows else []


def _exercise(mark: Mark, found: ExerciseResult | None) -> list[str]:
    blocks = [f"## {literal(mark.slug)}: {points_words(mark.points, mark.max_points)}"]
    decided = decided_sentence(mark)
    if decided:
        blocks.append(f"**{literal(decided)}**")
    lines = [line for line in mark.comment.splitlines() if line.strip()]
    if lines:
        blocks.append("\n>\n".join(f"> {literal(line)}" for line in lines))
    if found is None:
        blocks.append("It was not graded.")
    else:
        blocks.append(checks_markdown(found, command=_COMMAND))
    return blocks
