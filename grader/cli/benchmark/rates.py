"""Section 1: executions per second of processor time, beside others."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import grader
from grader.cli.benchmark.contestants import FIRST, NATIVE, Contestant, contestants
from grader.cli.benchmark.programs import PROGRAMS, UNLOCKED
from grader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import TracebackType

ROUNDS = 5
_FEWEST = 4
_TRIES = 100
"""Executions in which a contestant has to find the forgotten lock."""


@dataclass(frozen=True, kw_only=True)
class Rate:
    """One contestant on one program; figures are medians of the rounds.

    Attributes:
        per_second: Executions per second of processor time, system time included.
        beside_native: How many it does while native threads do one.
        ours_beside_it: How many `threadlings pos` does while it does one.
        finds: After how many executions it found that the counter without its lock goes wrong;
            None if it did not.
    """

    program: str
    contestant: str
    version: str | None
    executions: int
    per_second: float
    beside_native: float
    ours_beside_it: float
    finds: int | None
    remark: str


class _Process:
    """A contestant at work."""

    def __init__(self, contestant: Contestant) -> None:
        self.contestant = contestant
        home = str(Path(grader.__file__).parents[1])
        paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - __exit__ closes it
        self._process = subprocess.Popen(
            [sys.executable, "-m", "grader.cli.benchmark.contestant", contestant.name],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(paths),
                **contestant.environment,
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
            encoding="utf-8",
        )

    def run(self, program: str, executions: int) -> dict[str, Any]:
        """Runs a program.

        Raises:
            UserError: The process ended: whatever it says is told.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            order = json.dumps({"program": program, "executions": executions})
            self._process.stdin.write(f"{order}\n")
            self._process.stdin.flush()
            answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        except (OSError, ValueError):
            self._errors.seek(0)
            told = self._errors.read().strip().splitlines()[-1:] or ["it says nothing"]
            raise UserError(
                f"{self.contestant.name} ended on the {program}: {told[0]}",
                next_step="threadlings dev benchmark --only bugs goes without it",
            ) from None
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._process.kill()
        self._process.communicate()
        self._errors.close()


def measure(
    *,
    executions: int,
    say: Callable[[str], None],
    rounds: int = ROUNDS,
    only: Iterable[str] | None = None,
) -> list[Rate]:
    """Measures everybody who is installed.

    Args:
        executions: Executions of `threadlings pos` in a round; others do their share of it.
        say: Is told how far it is.
        rounds: How often everybody takes a turn.
        only: Names of contestants, if not all.
    """
    chosen = [each for each in contestants().values() if only is None or each.name in only]
    seen: dict[tuple[str, str], list[float]] = {}
    finds: dict[str, int | None] = {}
    for each in (present := [each for each in chosen if each.is_here]):
        # A round of its own that is not counted: whatever is loaded at first use is loaded.
        with _Process(each) as process:
            say(f"{each.name} on the {UNLOCKED.name} ...")
            ran = process.run(UNLOCKED.name, _TRIES)
            finds[each.name] = ran["executions"] if ran["failed"] else None
    for program in PROGRAMS:
        processes = [_Process(each) for each in present]
        try:
            for process in processes:
                process.run(program, _FEWEST)
            for number in range(1, rounds + 1):
                for process in processes:
                    name = process.contestant.name
                    say(f"{program}, round {number} of {rounds}: {name} ...")
                    count = max(_FEWEST, round(executions * process.contestant.share))
                    ran = process.run(program, count)
                    rate = ran["executions"] / ran["seconds"]
                    seen.setdefault((program, name), []).append(rate)
        finally:
            for process in processes:
                process.__exit__(*sys.exc_info())
    return [
        _rate(each, program, executions, seen, finds) for program in PROGRAMS for each in present
    ]


def _rate(
    contestant: Contestant,
    program: str,
    executions: int,
    seen: dict[tuple[str, str], list[float]],
    finds: dict[str, int | None],
) -> Rate:
    own = seen[program, contestant.name]

    def beside(other: str) -> list[float]:
        rates = seen.get((program, other), own)
        return [mine / theirs for mine, theirs in zip(own, rates, strict=True)]

    return Rate(
        program=program,
        contestant=contestant.name,
        version=contestant.version,
        executions=max(_FEWEST, round(executions * contestant.share)),
        per_second=statistics.median(own),
        beside_native=statistics.median(beside(NATIVE)),
        ours_beside_it=1 / statistics.median(beside(FIRST)),
        finds=finds[contestant.name],
        remark=contestant.remark,
    )


def absent() -> list[str]:
    """How to install those that are not there."""
    missing = {each.package for each in contestants().values() if each.package and not each.is_here}
    return sorted(missing)
