"""A class is graded as its students would be one by one, whatever is killed or broken meanwhile."""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from grader.course import Catalogue
from grader.errors import UserError
from grader.grading import Submission, grade
from grader.grading.autograde import autograde
from grader.grading.classfolder import ClassFolder
from grader.grading.gradebook import Gradebook
from grader.grading.pool import LocalWorkers
from grader.sandbox import leftovers
from grader.sandbox.isolation import best
from grader.sandbox.jail import bwrap
from grader.sandbox.process import shut_in
from tests.grading.classes import ROOT, make_class
from tests.sandbox.alive import alive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from grader.grading.result import Result

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="what is tested needs fork"),
]
SLUGS = ("hello_thread", "lost_update")
STUDENTS = 12


class Counting:
    """Counts what it is told."""

    def __init__(self) -> None:
        self.known = self.graded = 0
        self.names: list[str] = []
        self.troubles: list[str] = []

    def answered(self, *, known: bool) -> None:
        self.known += known
        self.graded += not known

    def finished(self, name: str, result: Result) -> None:
        self.names.append(name)

    def troubled(self, what: str) -> None:
        self.troubles.append(what)


def run(
    folder: Path, *, jobs: int = 2, fresh: bool = False, checks: Path | None = None
) -> Counting:
    counting = Counting()
    classfolder = ClassFolder.open(folder)
    autograde(
        classfolder,
        [Submission(name, path) for name, path in classfolder.submissions()],
        Catalogue.load(ROOT).choose(slugs=SLUGS),
        workers=LocalWorkers(2),
        watcher=counting,
        isolation=best()[0],
        fresh=fresh,
        checks_folder=checks,
    )
    return counting


def without_timing(document: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key != "timing"}


def results(folder: Path) -> dict[str, dict[str, Any]]:
    return {
        path.stem: without_timing(json.loads(path.read_text(encoding="utf-8")))
        for path in sorted((folder / "results").glob("*.json"))
    }


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class, graded without any disturbance."""
    folder = make_class(tmp_path_factory.mktemp("class"), students=STUDENTS, slugs=SLUGS)
    run(folder)
    return folder


@pytest.fixture
def handed_in(graded: Path, tmp_path: Path) -> Path:
    """The same class, not graded yet."""
    shutil.copytree(graded / "submissions", tmp_path / "class" / "submissions")
    return tmp_path / "class"


@pytest.fixture
def copy(graded: Path, tmp_path: Path) -> Path:
    """The same class, graded."""
    shutil.copytree(graded, tmp_path / "graded")
    return tmp_path / "graded"


@pytest.fixture
def nothing_left() -> Iterator[None]:
    before = set(leftovers.descendants(os.getpid()))
    yield
    assert not [pid for pid in set(leftovers.descendants(os.getpid())) - before if alive(pid)]


def test_marks_are_those_of_grading_one_by_one(graded: Path) -> None:
    exercises = Catalogue.load(ROOT).choose(slugs=SLUGS)
    handed_in = [Submission(*each) for each in ClassFolder.open(graded).submissions()]
    with shut_in() as process:
        documents = grade(handed_in, exercises, process=process)
    assert results(graded) == {
        document["submission"]["name"]: without_timing(document) for document in documents
    }
    assert len(documents) == STUDENTS


def test_the_same_file_is_graded_once_and_nothing_twice(copy: Path) -> None:
    distinct = {path.read_bytes() for path in (copy / "submissions").rglob("*.py")}
    assert len(list((copy / "graded").rglob("*.json"))) == len(distinct) < STUDENTS * len(SLUGS)
    before = {path: path.read_bytes() for path in (copy / "results").iterdir()}
    again = run(copy)
    assert (again.graded, again.known) == (0, STUDENTS * len(SLUGS))
    assert {path: path.read_bytes() for path in (copy / "results").iterdir()} == before


def test_only_what_changed_is_graded_again(copy: Path, tmp_path: Path) -> None:
    changed = copy / "submissions" / "student_003" / "lost_update" / "account.py"
    changed.write_text(changed.read_text(encoding="utf-8") + "\n# mended\n", encoding="utf-8")
    assert run(copy).graded == 1
    checks = tmp_path / "checks"
    checks.mkdir()
    for slug in SLUGS:
        shutil.copy(ROOT / "grader" / "checks" / f"test_{slug}.py", checks)
    with (checks / "test_hello_thread.py").open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    again = run(copy, checks=checks)
    hello = {path.read_bytes() for path in (copy / "submissions").glob("*/hello_thread/*.py")}
    assert (again.graded, again.known) == (len(hello), 2 * STUDENTS - len(hello))


def test_a_broken_submission_stops_no_other(handed_in: Path, graded: Path) -> None:
    place = handed_in / "submissions"
    (place / "broken.zip").write_bytes(b"PK\x03\x04 no archive")
    (place / "empty").mkdir()
    (place / "strange").mkdir()
    (place / "strange" / "hello.py").write_bytes(b"\xff\xfe\x00")
    (place / "strange" / "account.py").symlink_to("/etc/passwd")
    run(handed_in)
    found = results(handed_in)
    for name in ("broken", "empty", "strange"):
        assert found.pop(name)["points"] == 0
    assert found == results(graded)


@pytest.mark.usefixtures("nothing_left")
def test_workers_that_are_killed_cost_nobody_a_mark(handed_in: Path, graded: Path) -> None:
    numbers, killed = random.Random(7), 0
    with subprocess.Popen(command(handed_in), **QUIET) as process:
        while process.poll() is None:
            select.select([], [], [], numbers.uniform(0.4, 0.9))
            below = leftovers.descendants(process.pid)
            if below and process.poll() is None and killed < 6:
                killed += kill(numbers.choice(below))
    assert process.returncode == 0
    assert killed >= 3
    assert results(handed_in) == results(graded)


@pytest.mark.usefixtures("nothing_left")
def test_killed_itself_it_goes_on_where_it_was(handed_in: Path, graded: Path) -> None:
    times = 0
    while (code := killed_at_progress(handed_in)) is None:
        times += 1
    assert code == 0
    assert times >= 1
    assert results(handed_in) == results(graded)


def killed_at_progress(folder: Path) -> int | None:
    """Grade until something was kept, then kill; return the exit code if it ended before."""
    had = kept(folder)
    with subprocess.Popen(command(folder, "--jobs", "1"), **QUIET) as process:
        wait_until(lambda: process.poll() is not None or kept(folder) > had)
        below = leftovers.descendants(process.pid)
        ended = process.poll()
        process.kill()
    wait_until(lambda: not any(map(alive, below)))
    return ended


def test_a_folder_that_cannot_be_written_loses_nothing(handed_in: Path, graded: Path) -> None:
    try:
        bubblewrap = bwrap()
    except UserError as error:
        pytest.skip(f"bubblewrap makes the small disk that this fills: {error}")
    (handed_in / "graded").mkdir()
    small = [bubblewrap, "--dev-bind", "/", "/", "--size", str(128 * 1024)]
    full = subprocess.run(
        [*small, "--tmpfs", str(handed_in / "graded"), "--", *command(handed_in)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert full.returncode == 2, full.stderr
    assert "No space left on device" in full.stderr
    assert "type the same again" in full.stderr
    read_only = [bubblewrap, "--dev-bind", "/", "/", "--ro-bind", str(handed_in), str(handed_in)]
    refused = subprocess.run(
        [*read_only, "--", *command(handed_in)], capture_output=True, text=True, check=False
    )
    assert refused.returncode == 2, refused.stderr
    assert "Read-only file system" in refused.stderr
    run(handed_in)
    assert results(handed_in) == results(graded)


def test_decisions_of_people_outlive_grading_again(copy: Path) -> None:
    (copy / "overrides.csv").write_text(
        "student,exercise,points,comment\nstudent_001,lost_update,7,talked to her\n",
        encoding="utf-8",
    )
    run(copy, fresh=True)

    entry = next(
        e for e in Gradebook.read(ClassFolder(copy)).entries if e.student.name == "student_001"
    )
    (mark,) = (mark for mark in entry.marks if mark.slug == "lost_update")
    assert (mark.points, mark.comment) == (7, "talked to her")


QUIET: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": ROOT}


def command(folder: Path, *more: str) -> list[str]:
    slugs = ["--exercises", ",".join(SLUGS)]
    return [sys.executable, "-m", "grader", "autograde", str(folder), *slugs, *more]


def kept(folder: Path) -> int:
    return len(list((folder / "graded").rglob("*.json")))


def kill(pid: int) -> int:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return 0
    return 1


def wait_until(true: Callable[[], bool], *, tries: int = 2000) -> None:
    for _ in range(tries):
        if true():
            return
        select.select([], [], [], 0.02)
    pytest.fail("it did not come about")
