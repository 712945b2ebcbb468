"""`python -m tests.sandbox.costs [--students N] [--rounds N]`: what jails and the hostile cost.

Grades a class of right answers in each jail that this machine has and without one, in turn, and
prints processor time per question as a ratio; then the same class with every tenth submission a
hostile one, and how long those alone take. A hundred students take about five minutes.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from grader.course import Catalogue
from grader.grading import Submission, grade
from grader.sandbox.forkserver import ForkServer
from grader.sandbox.isolation import Watch, probe
from grader.sandbox.launch import Launch
from grader.sandbox.process import StudentProcess
from tests.sandbox.hostile import EXERCISE, JAILS, ROOT, samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.sandbox.answer import Answered, Failed
    from grader.sandbox.jail import Jail

_HONEST = "controls"


class _Counting(StudentProcess):
    """Counts the questions."""

    asked = 0

    def ask(
        self, request: dict[str, object], *, seconds: float, sitting: int = 0
    ) -> Answered | Failed:
        self.asked += 1
        return super().ask(request, seconds=seconds, sitting=sitting)


def _cpu() -> float:
    """Processor time of this process and of all that it has waited for (s)."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def cost(jail: Jail, handed_in: list[Submission]) -> tuple[float, float, int]:
    """What grading takes: processor time (s), wall time (s), questions."""
    exercise = Catalogue.load(ROOT).get(EXERCISE)
    began, used = time.monotonic(), _cpu()
    with _Counting(ForkServer(Launch(), jail=jail)) as process:
        grade(handed_in, [exercise], process=process)
    return _cpu() - used, time.monotonic() - began, process.asked


def _class(students: int) -> list[Submission]:
    """Right answers, each a file of its own."""
    catalogue = Catalogue.load(ROOT)
    solutions = catalogue.solutions(catalogue.get(EXERCISE))
    right = cycle([solutions.reference, *solutions.variants])
    return [Submission(f"student {n}", path) for n, path in enumerate(islice(right, students))]


def _of_jails(jails: dict[str, Jail], handed_in: list[Submission], rounds: int) -> None:
    used = dict.fromkeys(jails, 0.0)
    asked = 0
    for number in range(rounds):
        for name, jail in jails.items():
            seconds, _wall, questions = cost(jail, handed_in)
            used[name] += seconds
            asked += questions if name == next(iter(jails)) else 0
            _say(f"round {number + 1}, {name}: {1000 * seconds / questions:.1f} ms a question")
    for name, seconds in used.items():
        ratio = seconds / used["open"]
        print(f"{name:12} {1000 * seconds / asked:6.1f} ms of CPU a question  {ratio:5.2f}")  # noqa: T201 - a command


def _of_hostile(name: str, jail: Jail, handed_in: list[Submission]) -> None:
    tenth = len(handed_in) // 10
    chosen = [each for each in samples(name) if each.group != _HONEST]
    with Watch() as watch, tempfile.TemporaryDirectory(prefix="threadlings-costs-") as folder:
        step = max(1, len(chosen) // tenth)
        hostile = [each.hand_in(Path(folder), watch) for each in chosen[::step][:tenth]]
        mixed = list(handed_in[: len(handed_in) - len(hostile)])
        honest = list(mixed)
        for place, each in enumerate(hostile):
            mixed.insert(place * 10, each)
        walls: dict[str, float] = {}
        measured: list[tuple[str, list[Submission]]] = [
            (f"{len(honest)} honest", honest),
            (f"{len(hostile)} hostile", hostile),
            (f"{len(mixed)} mixed", mixed),
        ]
        for what, some in measured:
            _cpu_used, walls[what], _asked = cost(jail, some)
            _say(f"{name}, {what}: {walls[what]:.1f} s")
    apart = sum(list(walls.values())[:2])
    together = list(walls.values())[2]
    told = ", ".join(f"{what} {wall:.1f} s" for what, wall in walls.items())
    print(f"{name:12} {told}; together over apart {together / apart:.2f}")  # noqa: T201 - a command


def _say(what: str) -> None:
    print(what, file=sys.stderr)  # noqa: T201 - a command


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="what jails and hostile submissions cost")
    parser.add_argument("--students", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    makers: dict[str, Callable[[], Jail]] = dict(JAILS)
    jails = {name: make() for name, make in makers.items()}
    for name, jail in list(jails.items()):
        problem = None if name == "open" else probe(jail).problem
        if problem is not None:
            _say(f"{name}: not here: {problem}")
            del jails[name]
    handed_in = _class(options.students)
    _of_jails(jails, handed_in[: max(1, options.students // 5)], options.rounds)
    for name, jail in jails.items():
        if name != "open":
            _of_hostile(name, jail, handed_in)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
