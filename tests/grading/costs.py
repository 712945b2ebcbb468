"""`python -m tests.grading.costs [--students N] [--part NAME]...`: what grading a class costs.

Everything is a ratio within one run; the parts:

- `class`: N students answer all exercises, from the course's solutions, right and wrong. Processor
  time for each answer, beside that of one `pytest` process on a file with five tests.
- `growth`: classes of different sizes in which no two files are alike: time for each answer, and
  the memory of the process that leads.
- `workers`: one worker and two on the same class, beside what two processors of this machine give
  two processes that only count.
- `nbgrader`: nbgrader's own autograde, where it is installed, in a kernel as it does all notebooks:
  of the exercises as `threadlings nbgrader build` writes them, and of an ordinary notebook of five
  asserts that hardly do anything.

300 students take some ten minutes of two processors. What explores is the engine that grading would
use here: compiled, if `threadlings dev compile` has built it, unless THREADLINGS_ENGINE is python.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import resource
import select
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader import compiled
from grader.course import Catalogue
from tests.grading.classes import ROOT, make_class

FIVE_TESTS = "".join(f"def test_{n}():\n    assert {n} + 1 == {n + 1}\n\n\n" for n in range(5))
SOME = ("hello_thread", "names", "lost_update", "check_then_act", "pipeline")
_NBGRADER = [sys.executable, "-m", "nbgrader"]
COUNTING = "for _ in range(30_000_000): pass"


@dataclass(frozen=True)
class Cost:
    """What a command took.

    Args:
        cpu: Processor time of it and all below it (s).
        wall: Time on the clock (s).
        memory: The most memory that its first process had (MiB).
    """

    cpu: float
    wall: float
    memory: float


def cost(command: list[str], *, cwd: Path = ROOT) -> Cost:
    """Run a command and measure it."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    memory = 0.0
    with subprocess.Popen(
        command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        said = ""
        while True:
            memory = max(memory, _peak(process.pid))
            if select.select([process.stderr], [], [], 0.2)[0]:
                piece = process.stderr.readline()
                said += piece
                if not piece:
                    break
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\nended with {process.returncode}:\n{said}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.monotonic() - began, memory)


def _peak(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    lines = (line.split() for line in status.splitlines())
    return next((int(words[1]) / 1024 for words in lines if words[0] == "VmHWM:"), 0.0)


def autograde(folder: Path, *, jobs: int, slugs: tuple[str, ...] = ()) -> Cost:
    """Grade a class, and measure it."""
    chosen = ["--exercises", ",".join(slugs)] if slugs else []
    return cost(
        [sys.executable, "-m", "grader", "autograde", str(folder), "--jobs", str(jobs), *chosen]
    )


def one_pytest() -> float:
    """Processor time of one pytest process on a file with five tests (s), the median of seven."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "test_five.py").write_text(FIVE_TESTS, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "test_five.py"]
        os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # those here take several times as long
        try:
            return statistics.median(cost(command, cwd=Path(name)).cpu for _ in range(7))
        finally:
            del os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]


def of_class(students: int) -> float:
    """A whole class: processor time for each answer (s)."""
    exercises = len(Catalogue.load(ROOT).exercises)
    pytest_cpu = one_pytest()
    with tempfile.TemporaryDirectory(prefix="threadlings-costs-") as name:
        folder = make_class(Path(name), students=students)
        took = autograde(folder, jobs=2)
        distinct = len(list((folder / "graded").rglob("*.json")))
    answers, each = students * exercises, took.cpu / students / exercises
    engine = "compiled" if compiled.in_use() else "not compiled"
    say(f"{students} students, {exercises} exercises: {answers} answers, {distinct} different")
    say(f"  the engine is {engine}")
    say(f"  processor time {took.cpu:.0f} s, on the clock {took.wall:.0f} s with two workers")
    say(f"  an answer {1000 * each:.1f} ms, a different one {1000 * took.cpu / distinct:.0f} ms")
    say(f"  one pytest process on five tests: {1000 * pytest_cpu:.0f} ms")
    say(f"  an answer over one pytest process: {each / pytest_cpu:.3f}")
    say(f"  most memory of the process that leads: {took.memory:.0f} MiB")
    return each


def of_growth(students: int) -> None:
    """Classes of different sizes, no two files alike."""
    for size in (students // 8, students // 4, students // 2):
        with tempfile.TemporaryDirectory(prefix="threadlings-costs-") as name:
            folder = make_class(Path(name), students=size, slugs=SOME, alike=False)
            took = autograde(folder, jobs=2, slugs=SOME)
        answers = size * len(SOME)
        say(
            f"{size:4} students, {answers:5} different files: "
            f"{1000 * took.cpu / answers:6.1f} ms of processor time each, "
            f"{1000 * took.wall / answers:6.1f} ms on the clock each, "
            f"leading process {took.memory:.0f} MiB"
        )


def of_workers(students: int) -> None:
    """One worker and two."""
    counting = [sys.executable, "-c", COUNTING]
    alone = cost(counting).wall
    began = time.monotonic()
    with subprocess.Popen(counting), subprocess.Popen(counting):
        pass
    machine = 2 * alone / (time.monotonic() - began)
    walls = {}
    for jobs in (1, 2):
        with tempfile.TemporaryDirectory(prefix="threadlings-costs-") as name:
            folder = make_class(Path(name), students=students, slugs=SOME, alike=False)
            walls[jobs] = autograde(folder, jobs=jobs, slugs=SOME).wall
            say(f"{jobs} workers: {walls[jobs]:.1f} s")
    load = os.getloadavg()[0]
    say(f"two workers grade {walls[1] / walls[2]:.2f} times as fast as one")
    say(f"  two processes that count: {machine:.2f} times as fast as one; load {load:.1f}")


def of_nbgrader(students: int, answer: float | None) -> None:
    """nbgrader's own autograde, kernel and all: one more notebook.

    Args:
        students: How many hand in.
        answer: Processor time of one answer in a class (s), if it was measured.
    """
    own = statistics.mean(_own_notebook(slug, students) for slug in SOME)
    ordinary = _ordinary_notebook(students)
    for cpu, what in ((own, "of the course's own, mean of five"), (ordinary, "of five asserts")):
        say(f"nbgrader: {1000 * cpu:.0f} ms of processor time for one more notebook {what}")
        if answer is not None:
            say(f"  an answer over it: {answer / cpu:.3f}")


def _own_notebook(slug: str, students: int) -> float:
    """One more notebook of an exercise, as `nbgrader build` writes it and the reference solves."""
    catalogue = Catalogue.load(ROOT)
    program = catalogue.solutions(catalogue.get(slug)).reference.read_text("utf-8")
    with tempfile.TemporaryDirectory(prefix="threadlings-costs-") as name:
        course = Path(name) / "course"
        build = [sys.executable, "-m", "grader", "nbgrader", "build", str(course)]
        cost([*build, "--exercises", slug])
        (course / "nbgrader_config.py").unlink()  # with it nbgrader would start no kernel
        cost([*_NBGRADER, "generate_assignment", slug, "--create"], cwd=course)
        notebook = _read(course / "release" / slug / f"{slug}.ipynb")
        for cell in notebook.cells:
            if cell.metadata.nbgrader.solution:
                cell.source = program
        for number in range(students):
            _write(notebook, course / "submitted" / f"student_{number}" / slug / f"{slug}.ipynb")
        return _one_more(slug, course, students)


def _ordinary_notebook(students: int) -> float:
    """One more notebook of an exercise whose tests are five asserts."""
    import nbformat

    catalogue = Catalogue.load(ROOT)
    hello = catalogue.solutions(catalogue.get("hello_thread")).reference.read_text("utf-8")
    notebook = nbformat.v4.new_notebook()
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    notebook.cells = [_cell("hello", hello, solution=True)]
    notebook.cells += [
        _cell(f"test_{n}", f"assert greet(['Ada'] * {n}) == ['Hello, Ada!'] * {n}", points=2)
        for n in range(5)
    ]
    with tempfile.TemporaryDirectory(prefix="threadlings-costs-") as name:
        course = Path(name)
        _write(notebook, course / "source" / "hello" / "hello.ipynb")
        for number in range(students):
            _write(notebook, course / "submitted" / f"student_{number}" / "hello" / "hello.ipynb")
        cost([*_NBGRADER, "generate_assignment", "hello", "--create"], cwd=course)
        return _one_more("hello", course, students)


def _one_more(assignment: str, course: Path, students: int) -> float:
    """Processor time that nbgrader takes for one more notebook (s)."""
    autograde = [*_NBGRADER, "autograde", assignment, "--create"]
    one = cost([*autograde, "--student", "student_0"], cwd=course)
    others = cost(autograde, cwd=course)  # but the first, which it has
    return (others.cpu - one.cpu) / (students - 2)


def _read(path: Path) -> Any:
    import nbformat

    return nbformat.read(path, as_version=4)


def _write(notebook: object, path: Path) -> None:
    import nbformat

    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


def _cell(grade_id: str, source: str, *, points: int = 0, solution: bool = False) -> object:
    import nbformat

    told = {"schema_version": 3, "grade_id": grade_id, "solution": solution, "task": False}
    told |= {"grade": not solution, "locked": not solution}
    told |= {} if solution else {"points": points}
    return nbformat.v4.new_code_cell(source, metadata={"nbgrader": told})


def say(what: str) -> None:
    """Print at once."""
    print(what, flush=True)  # noqa: T201 - a command


PARTS = ("class", "growth", "workers", "nbgrader")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="what grading a class costs")
    parser.add_argument("--students", type=int, default=300)
    parser.add_argument("--part", action="append", choices=PARTS, dest="parts")
    options = parser.parse_args()
    parts = options.parts or PARTS
    answer = of_class(options.students) if "class" in parts else None
    if "growth" in parts:
        of_growth(options.students)
    if "workers" in parts:
        of_workers(max(1, options.students // 3))
    if "nbgrader" in parts and importlib.util.find_spec("nbgrader") is not None:
        of_nbgrader(6, answer)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
