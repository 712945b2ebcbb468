"""The visible test of an exercise, run with ordinary threads."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

from grader.cli.ordinary import run

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor
    from multiprocessing.context import BaseContext
    from pathlib import Path

    from grader.course import Exercise, Solutions

_SECONDS = 120


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
    context = _context()

    def on_stub() -> list[str]:
        passes = _passes(context, exercise, exercise.stub)
        return ["The visible test passes on the stub."] if passes else []

    def on(path: Path) -> list[str]:
        if _passes(context, exercise, path):
            return []
        return [f"The visible test fails on {path.parent.name}/{path.name}."]

    right = (solutions.reference, *solutions.variants)
    return [pool.submit(on_stub), *(pool.submit(on, path) for path in right)]


def _context() -> BaseContext:
    """Where processes come from that have pytest loaded, or, without fork, load it themselves."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pytest"])
    return context


def _passes(context: BaseContext, exercise: Exercise, path: Path) -> bool:
    """Run the visible test in a process of its own."""
    arguments = (str(exercise.visible_test), str(exercise.folder), str(path))
    process = context.Process(target=run, args=arguments)  # type: ignore[attr-defined]  # each has it
    process.start()
    process.join(_SECONDS)
    if process.is_alive():
        process.kill()
        process.join()
    passed: bool = process.exitcode == 0
    process.close()
    return passed
