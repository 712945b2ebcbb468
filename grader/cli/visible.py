"""The visible test of an exercise, run with ordinary threads in a process of its own."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli.ordinary import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.context import BaseContext

    from grader.course import Exercise

SECONDS = 120
_PAUSE = 0.2
_ATTEMPTS = 3
_ANSWER_CAP = 4 * 1024 * 1024
_PASSED, _FAILED, _INTERRUPTED = 0, 1, 2


@dataclass(frozen=True, kw_only=True)
class Ran:
    """What became of a visible test.

    Args:
        code: What pytest ended with; None if it was not heard to its end.
        in_time: Whether the process ended by itself.
        tests: Of each test that ran its name and why it failed, "" where it passed; by the name ""
            why nothing ran at all.
        said: What was printed meanwhile.
    """

    code: int | None
    in_time: bool
    tests: dict[str, str]
    said: str = ""

    @property
    def passed(self) -> bool:
        """Whether every test passed."""
        return self.code == _PASSED

    @property
    def is_pytests_fault(self) -> bool:
        """Whether pytest itself failed, and says nothing about what was tested."""
        return self.code not in (_PASSED, _FAILED, _INTERRUPTED, None)


class Unheard(Exception):
    """A process that sent nothing.

    Args:
        in_time: Whether it ended by itself.
    """

    def __init__(self, *, in_time: bool) -> None:
        super().__init__()
        self.in_time = in_time


def run_visible_test(exercise: Exercise, path: Path, *, seconds: float = SECONDS) -> Ran:
    """Run the visible test of an exercise.

    Args:
        exercise: The exercise.
        path: The file that is tested in place of the stub.
        seconds: How long it may take (seconds).
    """
    with tempfile.TemporaryDirectory(prefix="threadlings-visible-") as folder:
        output = Path(folder, "output")
        places = (exercise.visible_test, exercise.folder, path, output)
        try:
            document = json.loads(told(run, *map(str, places), seconds=seconds))
        except Unheard as unheard:
            return Ran(code=None, in_time=unheard.in_time, tests={}, said=_said(output))
        return Ran(
            code=document["code"],
            in_time=True,
            tests=dict(document["tests"]),
            said=_said(output),
        )


def told(target: Callable[..., None], *arguments: str, seconds: float = SECONDS) -> bytes:
    """Run a function in a process of its own, and return what it sends.

    What the process ends with is not asked for: `multiprocessing` mixes that up where two threads
    wait for processes at a time, as each start also looks at the processes of others. And the
    server that forks them can be gone: one under way goes on and sends; a new one is started anew.

    Raises:
        Unheard: It sent nothing.
    """
    context = _context()
    for _ in range(_ATTEMPTS):
        mine, theirs = context.Pipe(duplex=False)
        process = context.Process(  # type: ignore[attr-defined]  # each has it
            target=target, args=(*arguments, theirs), daemon=True
        )
        with mine:
            with theirs:
                try:
                    process.start()
                except (ConnectionError, EOFError):
                    mine.poll(_PAUSE)  # that server is on its way out
                    continue
            # The process alone can write now: the pipe ends when it does, if not before.
            if not mine.poll(seconds):
                process.kill()
                raise Unheard(in_time=False)
            with contextlib.suppress(EOFError):
                return mine.recv_bytes(_ANSWER_CAP)
    raise Unheard(in_time=True)


def _context() -> BaseContext:
    """Where processes come from that have pytest loaded, or, without fork, load it themselves."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pytest"])
    return context


def _said(output: Path) -> str:
    return output.read_text(encoding="utf-8", errors="replace") if output.exists() else ""
