"""The visible test of an exercise and its README's example, run with ordinary threads."""

from __future__ import annotations

import multiprocessing
import tempfile
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.cli.ordinary import examples, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor
    from multiprocessing.context import BaseContext

    from grader.course import Exercise, Solutions

_SECONDS = 120
_GRACE = 5
_PAUSE = 0.2
_ATTEMPTS = 3


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
        told = _told(context, examples, str(exercise.readme), str(solutions.reference))
        if told is None:
            told = "It does not come to its end."
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
        code = _told(
            context,
            run,
            *map(str, (exercise.visible_test, exercise.folder, path, output)),
        )
        if code == 0:
            return ""
        said = output.read_text(encoding="utf-8", errors="replace") if output.exists() else ""
    failed = [line for line in said.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return "; ".join(failed) or f"{_came_to(code)} {said.strip()}"


def _came_to(code: int | None) -> str:
    return "it does not come to its end." if code is None else f"pytest ended with {code}."


def _told(context: BaseContext, target: Callable[..., None], *arguments: str) -> Any:
    """Run a function in a process of its own, and return what it sends; None if it sends nothing.

    What the process ends with is not asked for: `multiprocessing` mixes that up where two threads
    wait for processes at a time, as each start also looks at the processes of others. And the
    server that forks them can be gone: one under way goes on and sends; a new one is started anew.
    """
    for _ in range(_ATTEMPTS):
        mine, theirs = context.Pipe(duplex=False)
        process = context.Process(target=target, args=(*arguments, theirs))  # type: ignore[attr-defined]  # each has it
        with mine, theirs:
            try:
                process.start()
            except (ConnectionError, EOFError):
                mine.poll(_PAUSE)  # that server is on its way out
                continue
            ended = wait([mine, process.sentinel], _SECONDS)
            if not ended:
                process.kill()
                return None
            if mine.poll(_GRACE):
                return mine.recv()
    return None
