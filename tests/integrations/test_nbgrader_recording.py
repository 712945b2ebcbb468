"""Marks of a class of .py files in nbgrader's gradebook, asked for as nbgrader asks, and seen."""

from __future__ import annotations

import contextlib
import html
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING, Any
from urllib.error import URLError

import pytest

from grader.cli.main import main
from grader.grading.classfolder import ClassFolder, Override
from grader.grading.gradebook import CheckMark, Mark
from grader.integrations.nbgrader.deciding import spread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WORTH = {"test_it_waits": 4, "test_it_ends": 6}
ROSTER = """name,full_name,email,id
ada,Ada <i>Lovelace</i>,ada@example.org,17
bob,Bob,,
cem,,,
dot,,,
"""


def result(name: str, **given: int | None) -> dict[str, Any]:
    """A result document of one exercise; None is a check that could not be carried out."""
    checks = [
        {
            "name": check,
            "title": check,
            "status": {worth: "passed", None: "error"}.get(given[check], "failed"),
            "points": given[check] or 0,
            "max_points": worth,
            "message": "",
            "reason": None,
            "mistake": None,
        }
        for check, worth in WORTH.items()
    ]
    exercise = {
        "slug": "waiting",
        "status": "failed",
        "points": sum(check["points"] for check in checks),
        "max_points": sum(check["max_points"] for check in checks if check["status"] != "error"),
        "checks": checks,
    }
    return {"submission": {"name": name}, "isolation": {"name": "jailed"}, "exercises": [exercise]}


@pytest.fixture(scope="module", autouse=True)
def path() -> Iterator[None]:
    """PATH, which recording may add to, as it was."""
    pytest.importorskip("nbgrader", reason="nbgrader is not installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", os.environ["PATH"])
        yield


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a class; dot handed nothing in. With the empty gradebook of a course."""
    root = tmp_path_factory.mktemp("class")
    (root / "submissions").mkdir()
    (root / "roster.csv").write_text(ROSTER, encoding="utf-8")
    (root / "results").mkdir()
    for name, given in {
        "ada": {"test_it_waits": 4, "test_it_ends": 6},
        "bob": {"test_it_waits": 4, "test_it_ends": 2},
        "cem": {"test_it_waits": 4, "test_it_ends": None},
    }.items():
        place = root / "results" / f"{name}.json"
        place.write_text(json.dumps(result(name, **given)), encoding="utf-8")
    collected = {"students": {"ada": {"submitted": "2026-11-01T12:00:00+02:00"}}}
    (root / "collected.json").write_text(json.dumps(collected), encoding="utf-8")
    assert main(["nbgrader", "record", str(root), "--db", url(root)]) == 0
    return root


def url(root: Path) -> str:
    return f"sqlite:///{root}/gradebook.db"


def record(graded: Path, *overrides: Override) -> None:
    ClassFolder(graded).keep_overrides(overrides)
    assert main(["nbgrader", "record", str(graded), "--db", url(graded)]) == 0


@contextlib.contextmanager
def gradebook(root: Path) -> Iterator[Any]:
    from nbgrader.api import Gradebook

    with Gradebook(url(root)) as opened:
        yield opened


def scores(root: Path, student: str) -> dict[str, tuple[float | None, float | None, bool]]:
    with gradebook(root) as book:
        grades = book.find_submission_notebook("waiting", "waiting", student).grades
        return {
            each.name: (each.auto_score, each.manual_score, each.needs_manual_grade)
            for each in grades
        }


def test_every_check_is_a_cell_with_its_score(graded: Path) -> None:
    record(graded)
    assert scores(graded, "bob") == {
        "test_it_waits": (4.0, None, False),
        "test_it_ends": (2.0, None, False),
    }
    with gradebook(graded) as book:
        assignment = book.find_assignment("waiting")
        assert assignment.max_score == 10
        assert [each.name for each in assignment.notebooks] == ["waiting"]
        found = {each.student.id: each.score for each in book.assignment_submissions("waiting")}
        assert found == {"ada": 10, "bob": 6, "cem": 4}
        ada = book.find_student("ada")
        assert (ada.first_name, ada.last_name) == ("Ada", "<i>Lovelace</i>")
        assert (ada.email, ada.lms_user_id) == ("ada@example.org", "17")
        assert str(book.find_submission("waiting", "ada").timestamp) == "2026-11-01 10:00:00"
        assert {each.id for each in book.students} == {"ada", "bob", "cem", "dot"}


def test_a_check_that_could_not_be_carried_out_waits_for_a_person(graded: Path) -> None:
    record(graded)
    assert scores(graded, "cem")["test_it_ends"] == (None, None, True)
    with gradebook(graded) as book:
        assert book.find_submission("waiting", "cem").needs_manual_grade


def test_what_a_person_decided_is_recorded_and_taken_back(graded: Path) -> None:
    record(
        graded,
        Override(student="bob", exercise="waiting", points=9, comment="Told me why."),
        Override(student="dot", exercise="waiting", points=5),
        Override(student="ada", exercise="waiting", comment="Well done!"),
    )
    assert scores(graded, "bob")["test_it_ends"] == (2.0, 5.0, False)
    with gradebook(graded) as book:
        bob = book.find_submission_notebook("waiting", "waiting", "bob")
        assert bob.score == 9
        comment = book.find_comment("solution", "waiting", "waiting", "bob").comment
        assert comment == "The points were decided by a person. Told me why."
        assert book.find_submission("waiting", "dot").score == 5
        comment = book.find_comment("solution", "waiting", "waiting", "ada").comment
        assert comment == "Well done!"
    record(graded)
    assert scores(graded, "bob")["test_it_ends"] == (2.0, None, False)
    with gradebook(graded) as book:
        assert book.find_comment("solution", "waiting", "waiting", "bob").comment is None
        found = {each.student.id for each in book.assignment_submissions("waiting")}
        assert found == {"ada", "bob", "cem"}


def test_what_was_decided_in_nbgrader_stays(graded: Path) -> None:
    with gradebook(graded) as book:
        grade = book.find_grade("test_it_waits", "waiting", "waiting", "bob")
        grade.manual_score = 3.5
        book.db.commit()
    record(graded)
    assert scores(graded, "bob")["test_it_waits"] == (4.0, 3.5, False)
    with gradebook(graded) as book:
        grade = book.find_grade("test_it_waits", "waiting", "waiting", "bob")
        grade.manual_score = None
        book.db.commit()


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (6, {"test_it_waits": None, "test_it_ends": None}),
        (10, {"test_it_waits": None, "test_it_ends": 6.0}),
        (12, {"test_it_waits": None, "test_it_ends": 8.0}),
        (3, {"test_it_waits": 3.0, "test_it_ends": 0.0}),
        (0, {"test_it_waits": 0.0, "test_it_ends": 0.0}),
    ],
)
def test_a_decision_is_spread_so_that_the_sum_is_what_counts(
    points: int, expected: dict[str, float | None]
) -> None:
    checks = tuple(
        CheckMark(
            name=name,
            title=name,
            status="failed",
            points=earned,
            max_points=WORTH[name],
            reason=None,
            mistake=None,
        )
        for name, earned in (("test_it_waits", 4), ("test_it_ends", 2))
    )
    mark = Mark(
        slug="waiting", status="failed", earned=6, points=points, max_points=10, checks=checks
    )
    given = spread(mark, WORTH)
    assert {name: one.decided for name, one in given.items()} == expected
    counted = (one.earned if one.decided is None else one.decided for one in given.values())
    assert sum(counted) == points


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("nonsense", "Is it a URL as sqlite:///gradebook.db?"),
        ("sqlite:////no/such/folder/gradebook.db", "unable to open database file"),
        ("postgres1://ada:secret@nowhere/db", "cannot be used"),
    ],
)
def test_a_database_that_cannot_be_used_is_named(
    graded: Path, bad: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["nbgrader", "record", str(graded), "--db", bad]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert told in said
    assert "secret" not in said


def test_a_class_without_results_is_told_what_to_type(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ada.py").write_text("", encoding="utf-8")
    assert main(["nbgrader", "record", str(tmp_path)]) == 2
    assert f"threadlings autograde {tmp_path}" in capsys.readouterr().err


@contextlib.contextmanager
def formgrader(root: Path) -> Iterator[str]:
    """nbgrader's pages for graders, served on loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.root_dir": root,
        "IdentityProvider.token": "token",
        "ServerApp.jpserver_extensions": '{"nbgrader.server_extensions.formgrader": True}',
    }
    command = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root"]
    command += [f"--{name}={value}" for name, value in settings.items()]
    environment = {**os.environ, "HOME": str(root), "JUPYTER_CONFIG_DIR": str(root / "config")}
    with (root / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            deadline = time.monotonic() + 60
            while not answers(f"{address}/api?token=token"):
                assert time.monotonic() < deadline, "the server does not answer"
                with contextlib.suppress(subprocess.TimeoutExpired):
                    server.wait(0.2)
                    pytest.fail((root / "server.log").read_text(encoding="utf-8"))
            yield address
        finally:
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=1):
            return True
    except URLError:
        return False


def seen(address: str, profile: Path, picture: Path) -> str:
    """What a browser shows of a page, as text; with a picture of it."""
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={profile}", "--virtual-time-budget=20000"]
    subprocess.run(
        [*command, "--window-size=1100,600", f"--screenshot={picture}", address],
        check=True,
        capture_output=True,
        timeout=120,
    )
    done = subprocess.run(
        [*command, "--dump-dom", address], check=True, capture_output=True, text=True, timeout=120
    )
    text = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", done.stdout)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


@pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here to look with")
def test_a_grader_sees_the_marks_in_a_browser(graded: Path, tmp_path: Path) -> None:
    record(graded, Override(student="bob", exercise="waiting", points=9))
    (graded / "source" / "waiting").mkdir(parents=True)  # the pages list what lies in source/
    with formgrader(graded) as address:
        pages = {
            page: seen(
                f"{address}/formgrader/{page}?token=token",
                tmp_path / "profile",
                tmp_path / f"{page}.png",
            )
            for page in ("gradebook", "manage_students")
        }
    # no files lie in submitted/, and files are what it counts
    assert "waiting None 0 7.67 / 10" in pages["gradebook"]
    students = pages["manage_students"]
    assert "<i>Lovelace</i>, Ada ada ada@example.org 10 / 10" in students
    assert re.search(r"Bob, \S+ bob None 9 / 10", students), students
    assert re.search(r"cem None 4 / 10", students), students
    assert re.search(r"dot None 0 / 10", students), students
    pictures = sorted(path.name for path in tmp_path.glob("*.png") if path.stat().st_size > 5000)
    assert pictures == ["gradebook.png", "manage_students.png"]
