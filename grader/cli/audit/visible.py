"""The visible test of an exercise and its README's example, run with ordinary threads."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

from grader.cli.ordinary import examples, run

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess
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
    context = _context()

    def run_it() -> list[str]:
        mine, theirs = context.Pipe(duplex=False)
        with mine, theirs:
            arguments = (str(exercise.readme), str(solutions.reference), theirs)
            _finished(context.Process(target=examples, args=arguments))  # type: ignore[attr-defined]  # each has it
            told = mine.recv() if mine.poll() else "It does not come to its end."
        return [f"The README's example does not go as it says: {told.strip()}"] if told else []

    return pool.submit(run_it)


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
    return _finished(context.Process(target=run, args=arguments)) == 0  # type: ignore[attr-defined]  # each has it


def _finished(process: BaseProcess) -> int | None:
    """Run a process to its end, or till its time is over; return its exit code."""
    process.start()
    process.join(_SECONDS)
    if process.is_alive():
        process.kill()
        process.join()
    code = process.exitcode
    process.close()
    return code
