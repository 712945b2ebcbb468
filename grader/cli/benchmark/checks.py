"""Section 4: the processor time that a check's default budget costs on a right answer."""

from __future__ import annotations

import os
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.cli.benchmark.contestants import native
from grader.cli.benchmark.programs import PROGRAMS
from grader.explore.wire import answer
from grader.grading import Submission, grade
from grader.sandbox.answer import Answered
from grader.sandbox.process import StudentProcess

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course import Catalogue, Exercise
    from grader.sandbox.answer import Failed

TARGET = 0.3
"""Seconds of processor time that a check should stay under: a class is graded, not one student."""
ROUNDS = 3
_YARDSTICK = "locked counter"
_RUNS = 200


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one exercise's checks cost; figures are medians of the rounds.

    Attributes:
        seconds: Of processor time, of the median check.
        longest: Of the longest check.
        executions: All that the checks explored together.
        runs: In how many native runs of the locked counter the same time goes by, for the median
            check: what compares machines.
    """

    slug: str
    checks: int
    executions: int
    seconds: float
    longest: float
    longest_check: str
    runs: float


class _Here(StudentProcess):
    """Answers in this process, and counts what each check costs."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds: dict[str, float] = {}
        self.executions = 0

    def ask(
        self, request: dict[str, Any], *, seconds: float, sitting: int = 0
    ) -> Answered | Failed:
        # pytest says which check is running.
        check = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition("::")[2].partition(" ")[0]
        check = check.partition("[")[0]
        began = time.process_time()
        document = answer(request)
        spent = time.process_time() - began
        self.seconds[check] = self.seconds.get(check, 0.0) + spent
        self.executions += document.get("outcome", {}).get("verdict", {}).get("executions", 0)
        return Answered(document)


def measure(
    exercises: list[Exercise],
    catalogue: Catalogue,
    *,
    say: Callable[[str], None],
    rounds: int = ROUNDS,
) -> list[Cost]:
    """Grades the reference solution of each exercise, in this process."""
    graded: dict[str, list[tuple[_Here, float]]] = {each.slug: [] for each in exercises}
    for number in range(1, rounds + 1):
        for exercise in exercises:
            say(f"round {number} of {rounds}: {exercise.slug} ...")
            began = time.process_time()
            native(PROGRAMS[_YARDSTICK], _RUNS)
            run = (time.process_time() - began) / _RUNS
            here = _Here()
            path = catalogue.solutions(exercise).reference
            grade([Submission(name="reference", path=path)], [exercise], process=here)
            graded[exercise.slug].append((here, run))
    return [_cost(slug, rounds_of_it) for slug, rounds_of_it in graded.items()]


def _cost(slug: str, rounds: list[tuple[_Here, float]]) -> Cost:
    middles = [statistics.median(here.seconds.values()) for here, _run in rounds]
    by_check = {
        check: statistics.median(here.seconds[check] for here, _run in rounds)
        for check in rounds[0][0].seconds
    }
    longest = max(by_check, key=lambda check: by_check[check])
    return Cost(
        slug=slug,
        checks=len(by_check),
        executions=rounds[0][0].executions,
        seconds=statistics.median(middles),
        longest=by_check[longest],
        longest_check=longest,
        runs=statistics.median(
            middle / run for middle, (_here, run) in zip(middles, rounds, strict=True)
        ),
    )
