"""Controls: questions whose answers are known, asked of the same process as a batch's.

Where one comes out wrong something has got hold of what answers, or it is broken: then no answer
that it gave counts.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from grader.checking.case import Case
from grader.checking.check import Check
from grader.checking.explorer import Asking, Explorer
from grader.checking.failed import AskingFailed, CheckFailed
from grader.errors import GraderBug
from grader.sandbox.intake import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course import Exercise
    from grader.sandbox.process import StudentProcess

_RIGHT = """\
import threading


class Box:
    def __init__(self, value):
        self.value = value
        self.lock = threading.Lock()

    def add(self, amount):
        with self.lock:
            self.value = self.value + amount
"""
_WRONG_TWIN = _RIGHT.replace("with self.lock:", "if self.lock:")
_FACTS = Check(title="A control comes out as it must.", points=0, executions=40)
_FAR = 2**40


def verify(process: StudentProcess, exercise: Exercise) -> None:
    """Ask the controls: a right program, its twin without the lock, and what nobody can pass.

    Args:
        process: What answers.
        exercise: One of the batch's: the controls are handed in for it.

    Raises:
        GraderBug: One of them came out wrong.
    """
    start, amount = secrets.randbelow(_FAR), 1 + secrets.randbelow(_FAR)
    right = start + 2 * amount
    told = {
        "the right program": _judged(process, exercise, _RIGHT, _added, start, amount, right),
        "its twin without a lock": _judged(
            process, exercise, _WRONG_TWIN, _added, start, amount, right
        ),
        "the check that nobody can pass": _judged(
            process, exercise, _RIGHT, _fails, start, amount, right
        ),
    }
    wanted = {
        "the right program": "",
        "its twin without a lock": "wrong_result",
        "the check that nobody can pass": "exception",
    }
    for name, reason in told.items():
        if reason != wanted[name]:
            raise GraderBug(
                f"A control came out wrong: {name} was judged {reason or 'right'!r}, which has to "
                f"be {wanted[name] or 'right'!r}. No mark of this batch counts.",
                next_step="Grade again. If it stays so, `threadlings doctor` tries out the jail; "
                "and please report it.",
            )


def _judged(
    process: StudentProcess,
    exercise: Exercise,
    text: str,
    scenario: Callable[..., Any],
    start: int,
    amount: int,
    expected: int,
) -> str:
    """The reason with which a control fails, "" if it passes."""
    source = Source(file=exercise.module, text=text, content=text.encode())
    asking = Asking(ask=process.ask, case=Case(exercise=exercise, source=source), seed=0)
    explorer = Explorer(asking, _FACTS)
    try:
        explored = explorer(scenario, start, amount, clock="patient")
        explored.always_returns(expected, otherwise="A control.")
    except CheckFailed as failed:
        return failed.reason
    except AskingFailed as failed:
        return str(failed)
    return ""


def _added(student: Any, start: int, amount: int) -> int:
    import threading  # noqa: TID251  (as in every scenario: it runs in the student's process)

    box = student.Box(start)
    adders = [threading.Thread(target=box.add, args=(amount,)) for _ in range(2)]
    for adder in adders:
        adder.start()
    for adder in adders:
        adder.join()
    value: int = box.value
    return value


def _fails(student: Any, start: int, amount: int) -> int:
    raise ArithmeticError(start + amount)
