"""Those whom a person should look at, and what took the longest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.markup import safe
from grader.explain.tables import table_html
from grader.integrations.pages.wording import late_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.grading.gradebook import Entry, Gradebook

_SLOWEST = 10


def attention_html(gradebook: Gradebook) -> str:
    """Return whom to look at by hand, and why."""
    rows = []
    for entry in gradebook.entries:
        reasons = list(_reasons(entry))
        if reasons:
            items = "".join(f"<li>{safe(reason)}</li>" for reason in reasons)
            rows.append(
                (
                    safe(entry.student.shown),
                    f"{entry.points}/{entry.max_points}",
                    f"<ul>{items}</ul>",
                )
            )
    if not rows:
        return "<p>Nobody: all handed in in time, and nothing needs a person.</p>"
    return table_html(("Student", "Points", "Why"), rows, numbers=(1,), kind="wide")


def slowest_html(gradebook: Gradebook) -> str:
    """Return the submissions that took the longest, and the exercises where that is known."""
    graded = [entry for entry in gradebook.entries if entry.is_graded]
    graded.sort(key=lambda entry: -entry.seconds)
    rows = [(safe(entry.student.shown), _seconds(entry.seconds)) for entry in graded[:_SLOWEST]]
    whole = sum(entry.seconds for entry in graded)
    parts = [
        f"<p>Grading all of it took {_seconds(whole)} of asking; a submission "
        f"{_seconds(whole / len(graded) if graded else 0)} on average.</p>",
        table_html(("Submission", "Seconds"), rows, numbers=(1,)),
        _exercises(graded),
    ]
    return "\n".join(part for part in parts if part)


def _exercises(graded: list[Entry]) -> str:
    seconds: dict[str, float] = {}
    for entry in graded:
        for mark in entry.marks:
            seconds[mark.slug] = seconds.get(mark.slug, 0.0) + mark.seconds
    found = sorted(seconds.items(), key=lambda each: -each[1])[:_SLOWEST]
    rows = [(safe(slug), _seconds(each)) for slug, each in found if each]
    return table_html(("Exercise, all students", "Seconds"), rows, numbers=(1,)) if rows else ""


def _reasons(entry: Entry) -> Iterator[str]:
    if entry.handed.status == "missing":
        yield "handed in nothing"
    elif entry.handed.status == "refused":
        yield "what was handed in could not be taken"
    elif not entry.is_graded:
        yield "not graded"
    late = late_sentence(entry.handed)
    if late:
        yield late
    yield from entry.to_look_at
    for mark in entry.marks:
        if mark.is_overridden:
            comment = f": {mark.comment}" if mark.comment else ""
            words = f"a person decided {mark.points} instead of {mark.earned}"
            yield f"{mark.slug}: {words}{comment}"


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f} s"
