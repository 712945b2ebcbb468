"""A result document as objects, so that each renderer reads the same thing."""

from __future__ import annotations

from dataclasses import dataclass

from grader.explain.misconceptions import misconception
from grader.explain.story import Document, documents_in, line_of, text_of

_WORDS = {"passed": "PASS", "failed": "FAIL", "error": "ERROR"}


@dataclass(frozen=True)
class Check:
    """What one check came to."""

    name: str
    title: str
    status: str
    points: int
    max_points: int
    message: str
    reason: str | None
    mistake: str | None
    counterexample: Document | None
    verdict: Document

    @property
    def word(self) -> str:
        """PASS, FAIL or ERROR."""
        return _WORDS.get(self.status, self.status.upper())

    @property
    def own_message(self) -> str:
        """What the check itself says, without the mistake's sentences that grading adds to it."""
        known = misconception(self.mistake)
        return self.message.removesuffix(known.advice).rstrip() if known else self.message

    @property
    def schedule(self) -> str:
        """The schedule that shows the failure, empty where there is none."""
        return text_of(self.counterexample.get("schedule")) if self.counterexample else ""


@dataclass(frozen=True)
class ExerciseResult:
    """What the checks of one exercise came to."""

    slug: str
    status: str
    points: int
    max_points: int
    checks: tuple[Check, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """A submission's result."""

    name: str
    points: int
    max_points: int
    exercises: tuple[ExerciseResult, ...]
    isolation: str = ""

    @classmethod
    def of(cls, document: Document) -> Result:
        """Read a `threadlings/result/v1` document."""
        submission = document.get("submission")
        isolation = document.get("isolation")
        return cls(
            name=text_of(submission.get("name")) if isinstance(submission, dict) else "",
            points=line_of(document.get("points")),
            max_points=line_of(document.get("max_points")),
            exercises=tuple(map(_exercise, documents_in(document.get("exercises")))),
            isolation=text_of(isolation.get("name")) if isinstance(isolation, dict) else "",
        )

    @property
    def has_errors(self) -> bool:
        """Whether the grader itself failed somewhere."""
        return any(check.status == "error" for each in self.exercises for check in each.checks)

    @property
    def passed(self) -> bool:
        """Whether every check of every exercise passed."""
        return all(each.status == "passed" for each in self.exercises)


def _exercise(document: Document) -> ExerciseResult:
    notes = document.get("notes")
    return ExerciseResult(
        slug=text_of(document.get("slug")),
        status=text_of(document.get("status")),
        points=line_of(document.get("points")),
        max_points=line_of(document.get("max_points")),
        checks=tuple(map(_check, documents_in(document.get("checks")))),
        notes=tuple(map(_note, notes)) if isinstance(notes, list) else (),
    )


def _note(note: object) -> str:
    if isinstance(note, dict):
        return text_of(note.get("message") or note.get("detail") or note.get("id"))
    return text_of(note)


def _check(document: Document) -> Check:
    counterexample = document.get("counterexample")
    verdict = document.get("verdict")
    reason, mistake = document.get("reason"), document.get("mistake")
    return Check(
        name=text_of(document.get("name")),
        title=text_of(document.get("title")),
        status=text_of(document.get("status")),
        points=line_of(document.get("points")),
        max_points=line_of(document.get("max_points")),
        message=text_of(document.get("message")),
        reason=reason if isinstance(reason, str) else None,
        mistake=mistake if isinstance(mistake, str) else None,
        counterexample=counterexample if isinstance(counterexample, dict) else None,
        verdict=verdict if isinstance(verdict, dict) else {},
    )
