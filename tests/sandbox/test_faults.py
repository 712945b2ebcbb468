"""Whatever is killed meanwhile, grading comes to the same."""

from __future__ import annotations

import os
import random
import select
import signal
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from grader.course import Catalogue
from grader.grading import Submission, grade
from grader.sandbox import leftovers
from grader.sandbox.forkserver import ForkServer
from grader.sandbox.launch import Launch
from grader.sandbox.process import StudentProcess
from tests.sandbox.alive import alive
from tests.sandbox.conftest import shut
from tests.sandbox.hostile import EXERCISE, JAILS, ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the fork server is for systems with fork"),
]
STUDENTS = 16


def kill_at_random(graded: Future[Any], seed: int) -> int:
    """Kill processes below this one, now and then, until the grading is done; return how many."""
    numbers, killed = random.Random(seed), 0
    while not graded.done():
        select.select([], [], [], numbers.uniform(0.2, 0.8))
        below = leftovers.descendants(os.getpid())
        if below and not graded.done():
            try:
                os.kill(numbers.choice(below), signal.SIGKILL)
            except ProcessLookupError:
                continue
            killed += 1
    return killed


@pytest.mark.parametrize("name", sorted(JAILS))
def test_killing_changes_no_mark(name: str) -> None:
    catalogue = Catalogue.load(ROOT)
    exercise = catalogue.get(EXERCISE)
    solutions = catalogue.solutions(exercise)
    paths = [solutions.reference, *(mistake.path for mistake in solutions.mistakes)][:STUDENTS]
    handed_in = [Submission(f"{number} {path.stem}", path) for number, path in enumerate(paths)]
    others = set(leftovers.descendants(os.getpid()))

    def graded() -> list[dict[str, Any]]:
        with StudentProcess(ForkServer(Launch(), jail=shut(name))) as process:
            documents = grade(handed_in, [exercise], process=process, controlled=True)
        for document in documents:
            del document["timing"]
        return documents

    undisturbed = graded()
    killed = times = 0
    with ThreadPoolExecutor(max_workers=1) as pool:
        while killed < 3 and times < 10:  # a quick machine is done before the third
            disturbed = pool.submit(graded)
            killed += kill_at_random(disturbed, seed=len(name) + times)
            assert disturbed.result() == undisturbed
            times += 1
    assert killed >= 3
    assert not [
        pid for pid in leftovers.descendants(os.getpid()) if alive(pid) and pid not in others
    ]
