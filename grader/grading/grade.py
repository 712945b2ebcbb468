"""Grading: every submission, every exercise, one pytest session, one result document each."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import grader
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
    from collections.abc import Iterable, Mapping, Sequence

    from grader.checking.result import CheckResult
    from grader.course import Exercise
    from grader.sandbox.answer import Answered, Failed
    from grader.sandbox.isolation import Isolation

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
    modules = {exercise.slug: _checks_of(exercise, checks_folder) for exercise in wanted}
    sources = [{each.slug: one.take_in(each) for each in wanted} for one in handed_in]
    clocks = [{each.slug: _Stopwatch(process) for each in wanted} for _ in handed_in]
    askings = [
        Asking(
            ask=stopwatches[each.slug].ask,
            case=Case(
                exercise=each,
                source=taken[each.slug],
                is_started=not is_stub(taken[each.slug], each),
            ),
            seed=seed,
            budget=budget,
            brief=brief,
        )
        for taken, stopwatches in zip(sources, clocks, strict=True)
        for each in wanted
    ]
    if controlled and askings:
        verify(process, wanted[0])
    found = iter(zip(askings, run_checks(askings, modules), strict=True))
    if controlled and askings:
        verify(process, wanted[0])
    return [
        _result(
            [next(found) for _ in wanted],
            name=one.name,
            sha256=digest(taken),
            seed=seed,
            isolation=process.isolation,
            seconds={slug: stopwatch.seconds for slug, stopwatch in stopwatches.items()},
        ).to_document()
        for one, taken, stopwatches in zip(handed_in, sources, clocks, strict=True)
    ]


class _Stopwatch:
    """Asks, and counts the seconds that one exercise of one submission takes."""

    def __init__(self, process: StudentProcess) -> None:
        self._ask: Ask = process.ask
        self.seconds = 0.0

    def ask(self, request: Document, *, seconds: float) -> Answered | Failed:
        begin = time.perf_counter()
        try:
            return self._ask(request, seconds=seconds)
        finally:
            self.seconds = round(self.seconds + time.perf_counter() - begin, 3)


def _result(
    found: Sequence[tuple[Asking, list[CheckResult]]],
    *,
    name: str,
    sha256: str,
    seed: int,
    isolation: Isolation,
    seconds: Mapping[str, float],
) -> Result:
    return Result(
        name=name,
        sha256=sha256,
        course_version=grader.__version__,
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
        seed=seed,
        isolation=isolation,
        exercises=tuple(
            ExerciseResult(
                slug=asking.case.exercise.slug,
                is_started=asking.case.is_started,
                checks=tuple(results),
                notes=tuple(
                    notes_on(asking.noticed.values(), told=[check.mistake for check in results])
                ),
            )
            for asking, results in found
        ),
        seconds=seconds,
    )


def _checks_of(exercise: Exercise, folder: Path | None) -> Path:
    home = folder or Path(checks.__path__[0])
    path = home / f"test_{exercise.slug}.py"
    if not path.is_file():
        raise AuthorError(
            f"The exercise {exercise.slug} has no checks.",
            next_step=f"Write them in grader/checks/{path.name}.",
        )
    return path
