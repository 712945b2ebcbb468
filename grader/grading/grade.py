"""Grading: every submission, every exercise, one pytest session, one result document each."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader import checks
from grader.checking.case import Case
from grader.checking.controls import verify
from grader.checking.explorer import Ask, Asking
from grader.checking.session import run_checks
from grader.errors import AuthorError
from grader.explain.notes import notes_on
from grader.grading.result import ExerciseResult, Result
from grader.grading.submission import Submission, digest, is_stub
from grader.sandbox.process import StudentProcess

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from grader.checking.result import CheckResult
    from grader.course import Exercise
    from grader.sandbox.answer import Answered, Failed

Document = dict[str, Any]


def grade(
    submissions: Iterable[Submission],
    exercises: Iterable[Exercise],
    *,
    seed: int = 0,
    budget: float | None = None,
    process: StudentProcess | None = None,
    checks_folder: Path | None = None,
    brief: bool = False,
    controlled: bool = False,
) -> list[Document]:
    """Grade submissions, and return a result document (`threadlings/result/v1`) for each.

    Args:
        submissions: What was handed in.
        exercises: What is asked of every submission.
        seed: The seed of the checks' inputs and of the search.
        budget: Seconds a search should take at most, or None: as each exercise says.
        process: The student process to ask, or None: one for this grading.
        checks_folder: Where the checks are (test_<slug>.py), or None: the hidden ones.
        brief: Whether only to find out if a submission fails: nothing is asked of it after the
            first check that does, and no counterexample is looked for.
        controlled: Whether questions with known answers are asked before and after the others: a
            right program, a wrong twin of it, and what nobody can pass.

    Raises:
        AuthorError: An exercise has no checks.
        GraderBug: The checks or the student process can't be run, or a control came out wrong.
    """
    if process is None:
        with StudentProcess() as own:
            return grade(
                submissions,
                exercises,
                seed=seed,
                budget=budget,
                process=own,
                checks_folder=checks_folder,
                brief=brief,
                controlled=controlled,
            )
    handed_in, wanted = list(submissions), list(exercises)
    sources = [{each.slug: one.take_in(each) for each in wanted} for one in handed_in]
    cases = [
        Case(exercise=each, source=taken[each.slug], is_started=not is_stub(taken[each.slug], each))
        for taken in sources
        for each in wanted
    ]
    found = iter(
        grade_cases(
            cases,
            process=process,
            seed=seed,
            budget=budget,
            checks_folder=checks_folder,
            brief=brief,
            controlled=controlled,
        )
    )
    documents = []
    for one, taken in zip(handed_in, sources, strict=True):
        graded = [next(found) for _ in wanted]
        result = Result(
            name=one.name,
            sha256=digest({slug: source.sha256 for slug, source in taken.items()}),
            seed=seed,
            isolation=process.isolation,
            exercises=tuple(each.result.to_document() for each in graded),
            seconds={each.result.slug: each.seconds for each in graded},
        )
        documents.append(result.to_document())
    return documents


@dataclass(frozen=True, kw_only=True)
class Graded:
    """What one case was given.

    Args:
        result: The exercise's part of a result document.
        seconds: How long the student process took to answer (seconds).
    """

    result: ExerciseResult
    seconds: float


def grade_cases(
    cases: Sequence[Case],
    *,
    process: StudentProcess,
    seed: int = 0,
    budget: float | None = None,
    checks_folder: Path | None = None,
    brief: bool = False,
    controlled: bool = False,
) -> list[Graded]:
    """Grade texts for exercises in one session; what one is given depends on no other.

    Args:
        cases: What is graded for what.
        process: The student process to ask.
        seed: The seed of the checks' inputs and of the search.
        budget: Seconds a search should take at most, or None: as each exercise says.
        checks_folder: Where the checks are, or None: the hidden ones.
        brief: As for `grade`.
        controlled: As for `grade`.

    Raises:
        AuthorError: An exercise has no checks.
        GraderBug: The checks or the student process can't be run, or a control came out wrong.
    """
    modules = {each.exercise.slug: checks_of(each.exercise, checks_folder) for each in cases}
    clocks = [_Stopwatch(process) for _ in cases]
    askings = [
        Asking(ask=stopwatch.ask, case=case, seed=seed, budget=budget, brief=brief)
        for case, stopwatch in zip(cases, clocks, strict=True)
    ]
    if controlled and askings:
        verify(process, cases[0].exercise)
    found = run_checks(askings, modules)
    if controlled and askings:
        verify(process, cases[0].exercise)
    return [
        Graded(result=_result(asking, results), seconds=round(stopwatch.seconds, 3))
        for asking, results, stopwatch in zip(askings, found, clocks, strict=True)
    ]


class _Stopwatch:
    """Asks, and counts the seconds that one exercise of one submission takes."""

    def __init__(self, process: StudentProcess) -> None:
        self._ask: Ask = process.sitting()
        self.seconds = 0.0

    def ask(self, request: Document, *, seconds: float) -> Answered | Failed:
        begin = time.perf_counter()
        try:
            return self._ask(request, seconds=seconds)
        finally:
            self.seconds += time.perf_counter() - begin


def _result(asking: Asking, results: Sequence[CheckResult]) -> ExerciseResult:
    return ExerciseResult(
        slug=asking.case.exercise.slug,
        is_started=asking.case.is_started,
        checks=tuple(results),
        notes=tuple(notes_on(asking.noticed.values(), told=[check.mistake for check in results])),
    )


def checks_of(exercise: Exercise, folder: Path | None = None) -> Path:
    """Return the check module of an exercise.

    Args:
        exercise: The exercise.
        folder: Where the checks are, or None: the hidden ones.

    Raises:
        AuthorError: It has none.
    """
    home = folder or Path(checks.__path__[0])
    path = home / f"test_{exercise.slug}.py"
    if not path.is_file():
        raise AuthorError(
            f"The exercise {exercise.slug} has no checks.",
            next_step=f"Write them in grader/checks/{path.name}.",
        )
    return path
