"""Results as annotations of GitHub Actions, at the student's own lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.explain.damage import find_damage
from grader.explain.misconceptions import misconception
from grader.explain.results import Check, ExerciseResult, Result
from grader.explain.story import Document, Story
from grader.integrations.github.commands import command

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MOST_ANNOTATIONS = 10
"""Of each kind in one step: the platform drops the others and says nothing."""
MOST_OF_ALL = 30
"""Of all kinds in one step: a job shows fifty, and other steps have theirs."""
_LONGEST_TITLE = 120
_LONGEST_MESSAGE = 1500


@dataclass(frozen=True, kw_only=True)
class Annotation:
    """One remark at one line.

    Args:
        kind: `error`, `warning` or `notice`, as the platform calls them.
        title: Its headline.
        message: What it says.
        file: In which file of the repository, or "".
        line: At which line (from 1), 0 where there is none.
    """

    kind: str
    title: str
    message: str
    file: str = ""
    line: int = 0

    def render(self) -> str:
        """Return it as a workflow command."""
        place = {"file": self.file} if self.file else {}
        if self.file and self.line:
            place["line"] = str(self.line)
        return command(
            self.kind,
            _cut(self.message, _LONGEST_MESSAGE),
            **place,
            title=_cut(self.title, _LONGEST_TITLE),
        )


def render_annotations(
    documents: Sequence[Document], *, paths: Mapping[str, str] | None = None
) -> str:
    """Return workflow commands: what failed as errors, the grader's faults as warnings.

    The most telling first, and one of each exercise before a second of any, since the platform
    shows only so many. What nobody began is no failure to be shown.

    Args:
        documents: Result documents, one a submission.
        paths: Where each exercise's file lies in the repository, by slug.
    """
    exercises = [each for result in map(Result.of, documents) for each in result.exercises]
    begun = [each for each in exercises if each.status != "not_started"]
    found = [_of_exercise(each, (paths or {}).get(each.slug, "")) for each in begun]
    ranked = list(_in_turns(found))
    lines: list[str] = []
    for kind in ("error", "warning", "notice"):
        lines.extend(_at_most([each for each in ranked if each.kind == kind]))
    return "\n".join(lines[:MOST_OF_ALL])


def _in_turns(groups: Iterable[list[Annotation]]) -> Iterator[Annotation]:
    """Yield the first of every group, then the second of every group that has one, ..."""
    left = [iter(group) for group in groups]
    while left:
        going = []
        for each in left:
            annotation = next(each, None)
            if annotation is not None:
                yield annotation
                going.append(each)
        left = going


def _at_most(annotations: list[Annotation]) -> list[str]:
    hidden = len(annotations) - MOST_ANNOTATIONS
    if hidden <= 0:
        return [each.render() for each in annotations]
    shown = annotations[: MOST_ANNOTATIONS - 1]
    what = {"error": "more checks failed", "warning": "more warnings"}
    more = Annotation(
        kind=annotations[0].kind,
        title="threadlings",
        message=f"{hidden + 1} {what.get(annotations[0].kind, 'more notes')}; "
        "the summary of the job lists them all.",
    )
    return [each.render() for each in (*shown, more)]


def _of_exercise(exercise: ExerciseResult, path: str) -> list[Annotation]:
    """Return what is to be said of one exercise, the most telling first."""
    failed = [check for check in exercise.checks if check.status != "passed"]
    failed.sort(key=lambda check: (_place(check) is None, check.mistake is None, -check.max_points))
    notes = [
        Annotation(kind="notice", title=f"{exercise.slug}: note", message=note, file=path)
        for note in exercise.notes
    ]
    return [*(_of_check(check, exercise.slug, path) for check in failed), *notes]


def _of_check(check: Check, slug: str, path: str) -> Annotation:
    place = _place(check)
    known = misconception(check.mistake)
    words = " ".join(filter(None, [check.own_message, known.explanation if known else ""]))
    return Annotation(
        kind="warning" if check.status == "error" else "error",
        title=f"{slug}: {check.title}",
        message=words or "It failed.",
        file=path or (place[0] if place else ""),
        line=place[1] if place else 0,
    )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 3]}..."


def _place(check: Check) -> tuple[str, int] | None:
    if check.counterexample is None:
        return None
    story = Story.of(check.counterexample)
    damage = find_damage(story)
    if damage is not None and not damage.last.by_check:
        return damage.last.file, damage.last.line
    own = [step for step in story.steps if not step.by_check and step.line]
    return (own[-1].file, own[-1].line) if own else None
