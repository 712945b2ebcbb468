"""The visible test of an exercise and its README's example, run with ordinary threads."""

from __future__ import annotations

import multiprocessing
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli.ordinary import examples, run

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

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
        failed = _failed(context, exercise, exercise.stub)
        return [] if failed else ["The visible test passes on the stub."]

    def on(path: Path) -> list[str]:
        failed = _failed(context, exercise, path)
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


def _failed(context: BaseContext, exercise: Exercise, path: Path) -> str:
    """Run the visible test in a process of its own, and return what failed in it, "" if nothing."""
    with tempfile.TemporaryDirectory(prefix="threadlings-visible-") as folder:
        output = Path(folder, "output")
        arguments = (str(exercise.visible_test), str(exercise.folder), str(path), str(output))
        code = _finished(context.Process(target=run, args=arguments))  # type: ignore[attr-defined]  # each has it
        if code == 0:
            return ""
        said = output.read_text(encoding="utf-8", errors="replace") if output.exists() else ""
    failed = [line for line in said.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return "; ".join(failed) or f"it ended with {code}. {said.strip()}"


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
