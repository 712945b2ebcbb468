"""A made-up course of one exercise, graded in real processes by a stand-in for the engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.course import Exercise
from grader.grading import Submission, grade
from grader.sandbox.forkserver import ForkServer
from grader.sandbox.launch import Launch
from grader.sandbox.process import StudentProcess

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]

STUB = "class Account:\n    pass\n"
GOOD = "class Account:\n    def __init__(self, balance=0):\n        self.balance = balance\n"
CHECKS = """
from grader.checking import check


def opened(student, amount):
    return student.Account(amount).balance


@check("An account is empty at first", points=1)
def test_empty(explore):
    explore(opened, 0).always_returns(0, otherwise="it holds {got}")


@check("An account keeps its money", points=3, tells=("no_lock",), clock="both")
def test_keeps(explore, numbers):
    (amount,) = numbers(1)
    explore(opened, amount).always_returns(amount, otherwise="it holds {got}, not {expected}")
"""


@dataclass(frozen=True)
class Course:
    """A course in a temporary folder."""

    folder: Path
    process: StudentProcess

    @property
    def exercise(self) -> Exercise:
        folder = self.folder / "exercises" / "01_first" / "01_account"
        return Exercise(
            slug="account",
            title="An account",
            chapter="first",
            teaches=(),
            module="account.py",
            allowed_imports=("threading",),
            points=4,
            hints=("a", "b"),
            clock="patient",
            budget_seconds=5.0,
            after=(),
            folder=folder,
            order=101,
        )

    def hand_in(self, name: str, content: str | bytes) -> Submission:
        folder = self.folder / "class" / name
        folder.mkdir(parents=True, exist_ok=True)
        raw = content.encode() if isinstance(content, str) else content
        (folder / "account.py").write_bytes(raw)
        return Submission(name, folder / "account.py")

    def checks(self, text: str) -> None:
        (self.folder / "checks").mkdir(exist_ok=True)
        (self.folder / "checks" / "test_account.py").write_text(text, encoding="utf-8")

    def grade(self, *submissions: Submission, budget: float | None = None) -> list[dict[str, Any]]:
        return grade(
            submissions,
            [self.exercise],
            process=self.process,
            checks_folder=self.folder / "checks",
            budget=budget,
        )

    def grade_one(self, content: str | bytes, **options: Any) -> dict[str, Any]:
        (document,) = self.grade(self.hand_in("ada", content), **options)
        return document


@pytest.fixture(scope="session")
def process() -> Iterator[StudentProcess]:
    """A student process that answers by the stand-in."""
    launch = Launch(answer="tests.checking.stand_in:answer", path=[ROOT])
    with StudentProcess(ForkServer(launch)) as process:
        yield process


@pytest.fixture
def course(tmp_path: Path, process: StudentProcess) -> Course:
    """A course of one exercise."""
    made = Course(tmp_path, process)
    made.exercise.folder.mkdir(parents=True)
    made.exercise.stub.write_text(STUB, encoding="utf-8")
    made.checks(CHECKS)
    return made
