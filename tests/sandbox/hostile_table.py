"""`python -m tests.sandbox.hostile_table [--runs N] [--jail NAME]... [--closed]`: a count.

Grades every sample of `tests/adversarial` again and again, at each tier that this machine reaches,
until each has seen so many runs, and counts what must never happen; then asks the controls as
often, whose answers are known. 500 runs take some three minutes a jail. `--closed` does it inside
of a closed machine, which is tier 2.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from grader.checking.controls import verify
from grader.course import Catalogue
from grader.errors import GraderBug
from grader.sandbox.forkserver import ForkServer
from grader.sandbox.isolation import probe
from grader.sandbox.launch import Launch
from grader.sandbox.process import StudentProcess
from tests.sandbox.closed import closed_machine
from tests.sandbox.hostile import CONTROLS, EXERCISE, JAILS, ROOT, Round, play, samples

if TYPE_CHECKING:
    from grader.sandbox.jail import Jail

_ROWS = (
    "runs",
    "points forged",
    "secrets leaked",
    "network reached",
    "files tampered with",
    "verdicts lost",
    "processes left",
    "controls wrong",
    "controls",
    "other reasons told",
)
_NEVER = _ROWS[1:8] + _ROWS[9:]


def counted(played: Round) -> tuple[Counter[str], list[str]]:
    """What one round adds to the table, and each thing that is not as it should be."""
    found: Counter[str] = Counter()
    told = []
    for each in samples(played.jail):
        found["runs"] += 1
        document = played.documents.get(each.name)
        if document is None or document["status"] == "error":
            found["verdicts lost"] += 1
            told.append(f"{each.name}: {document and document['status']}")
            continue
        right = each.is_right(played.jail, document)
        if each.group == CONTROLS:
            found["controls"] += 1
            found["controls wrong"] += not right
        elif document["points"] > each.most(played.jail):
            found["points forged"] += 1
        elif not right:
            found["other reasons told"] += 1
        if not right:
            told.append(f"{each.name}: {document['points']} points, {each.facts}")
    found["secrets leaked"] += played.leaks
    for what, how in played.seen.items():
        told.append(f"{what}: {how}")
        found[
            "network reached"
            if "reach" in what
            else "processes left"
            if "process" in what
            else "files tampered with"
        ] += 1
    return found, told


_CONTROLS_ASKED = 3  # at a time: what is right, what is wrong, what nobody can pass


def control(jail: Jail, runs: int) -> tuple[Counter[str], list[str]]:
    """Ask the controls of grading until so many were asked."""
    found: Counter[str] = Counter()
    told = []
    exercise = Catalogue.load(ROOT).get(EXERCISE)
    with StudentProcess(ForkServer(Launch(), jail=jail)) as process:
        while found["controls"] < runs:
            found["controls"] += _CONTROLS_ASKED
            try:
                verify(process, exercise)
            except GraderBug as error:
                found["controls wrong"] += 1
                told.append(error.message)
    return found, told


def main() -> int:
    """Count, print the table, and fail if something happened that must not."""
    parser = argparse.ArgumentParser(description="hostile submissions counted")
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--jail", action="append", choices=JAILS, dest="jails")
    parser.add_argument("--closed", action="store_true", help="in a closed machine made for this")
    options = parser.parse_args()
    if options.closed:
        again = [each for each in sys.argv[1:] if each != "--closed"]
        with closed_machine() as inside:
            command = inside(sys.executable, "-m", "tests.sandbox.hostile_table", *again)
            return subprocess.run(command, cwd=ROOT, check=False).returncode
    columns: dict[str, Counter[str]] = {}
    for name in options.jails or JAILS:
        jail = JAILS[name]()
        problem = None if name == "open" else probe(jail).problem
        if problem is not None:
            print(f"{name}: not here: {problem}")  # noqa: T201 - a command
            continue
        column = columns[name] = Counter()
        began = time.monotonic()
        while column["runs"] < options.runs:
            with tempfile.TemporaryDirectory(prefix="threadlings-hostile-") as folder:
                found, told = counted(play(jail, name, Path(folder)))
            column += found
            columns[name] = column
            print(  # noqa: T201 - a command
                f"{name}: {column['runs']} runs, {time.monotonic() - began:.0f} s",
                *told,
                sep="\n  ",
                file=sys.stderr,
            )
        found, told = control(jail, options.runs)
        columns[name] += found
        print(*told, sep="\n  ", file=sys.stderr)  # noqa: T201 - a command
    print(f"{'':24}", *(f"{name:>12}" for name in columns))  # noqa: T201 - a command
    for row in _ROWS:
        print(f"{row:24}", *(f"{column[row]:12}" for column in columns.values()))  # noqa: T201 - a command
    return int(any(column[row] for column in columns.values() for row in _NEVER))


if __name__ == "__main__":
    raise SystemExit(main())
