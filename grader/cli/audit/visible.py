"""The visible test of an exercise and its README's example, run with ordinary threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.cli.ordinary import examples
from grader.cli.visible import Ran, Unheard, run_visible_test, told

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor
    from pathlib import Path

    from grader.course import Exercise, Solutions


def visible_tests(
    exercise: Exercise, solutions: Solutions, pool: ThreadPoolExecutor
) -> list[Future[list[str]]]:
    """Run the visible test on the stub, the reference and each variant.

    Args:
        exercise: The exercise.
        solutions: Its answers.
        pool: Where to wait for the tests.

    Returns:
        What will be wrong with each, as sentences.
    """

    def on_stub() -> list[str]:
        failed = _failed(exercise, exercise.stub)
        return [] if failed else ["The visible test passes on the stub."]

    def on(path: Path) -> list[str]:
        failed = _failed(exercise, path)
        name = f"{path.parent.name}/{path.name}"
        return [f"The visible test fails on {name}: {failed}"] if failed else []

    right = (solutions.reference, *solutions.variants)
    return [pool.submit(on_stub), *(pool.submit(on, path) for path in right)]


def example(
    exercise: Exercise, solutions: Solutions, pool: ThreadPoolExecutor
) -> Future[list[str]]:
    """Run the README's examples with the reference.

    Args:
        exercise: The exercise.
        solutions: Its answers.
        pool: Where to wait for them.

    Returns:
        What will be wrong, as sentences.
    """

    def run_it() -> list[str]:
        try:
            trouble = told(examples, str(exercise.readme), str(solutions.reference)).decode()
        except Unheard:
            trouble = "It does not come to its end."
        return (
            [f"The README's example does not go as it says: {trouble.strip()}"] if trouble else []
        )

    return pool.submit(run_it)


def _failed(exercise: Exercise, path: Path) -> str:
    """Run the visible test, and return what failed in it, "" if nothing."""
    ran = run_visible_test(exercise, path)
    if ran.passed:
        return ""
    failed = [
        f"{name}: {message.splitlines()[0]}".removeprefix(": ")
        for name, message in ran.tests.items()
        if message
    ]
    return "; ".join(failed) or f"{_came_to(ran)} {ran.said.strip()}"


def _came_to(ran: Ran) -> str:
    if ran.code is not None:
        return f"pytest ended with {ran.code}."
    return "it ended before pytest did." if ran.in_time else "it does not come to its end."
