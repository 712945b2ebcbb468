"""Results as annotations of GitHub Actions, everything of a student's escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.damage import find_damage
from grader.explain.misconceptions import misconception
from grader.explain.results import Check, Result
from grader.explain.story import Document, Story
from grader.explain.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The platform shows ten annotations of a kind in one step and drops the others silently.
MOST_ANNOTATIONS = 10


def render_annotations(
    documents: Sequence[Document], *, paths: Mapping[str, str] | None = None
) -> str:
    """Return a `::error` line per failed check, each at the line where the harm is done.

    Args:
        documents: Result documents, one a submission.
        paths: Where each exercise's file lies in the repository, by slug.
    """
    lines = [
        _annotation(check, exercise.slug, (paths or {}).get(exercise.slug))
        for result in map(Result.of, documents)
        for exercise in result.exercises
        for check in exercise.checks
        if check.status != "passed"
    ]
    hidden = len(lines) - MOST_ANNOTATIONS
    if hidden > 0:
        lines = lines[: MOST_ANNOTATIONS - 1]
        more = f"{hidden + 1} more checks failed; run threadlings check to see them."
        lines.append(f"::error title=threadlings::{_message(more)}")
    return "\n".join(lines)


def _annotation(check: Check, slug: str, path: str | None) -> str:
    properties = {"title": f"{slug}: {check.title}"}
    place = _place(check)
    if place is not None:
        properties = {"file": path or place[0], "line": str(place[1]), **properties}
    known = misconception(check.mistake)
    words = " ".join(filter(None, [check.own_message, known.explanation if known else ""]))
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::error {told}::{_message(words)}"


def _place(check: Check) -> tuple[str, int] | None:
    if check.counterexample is None:
        return None
    story = Story.of(check.counterexample)
    damage = find_damage(story)
    if damage is not None and not damage.last.by_check:
        return damage.last.file, damage.last.line
    own = [step for step in story.steps if not step.by_check and step.line]
    return (own[-1].file, own[-1].line) if own else None


def _message(text: str) -> str:
    return plain(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
