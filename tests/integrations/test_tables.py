"""Moodle's CSV, read by the rules of Moodle's importer; the table for people; a large class."""

from __future__ import annotations

import csv
import io
import time
from typing import TYPE_CHECKING

import pytest

from grader.errors import UserError
from grader.grading.gradebook import Gradebook
from grader.integrations.canvas import render_canvas
from grader.integrations.marks_csv import late_text, render_csv
from grader.integrations.moodle import render_moodle
from tests.integrations.classes import ROSTER, make_book, make_large

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow  # the first to ask grades three submissions

DECIDED = 'student,exercise,points,comment\nben_okafor,lost_update,9,"=Told me, why"\n'


class UnknownUserError(Exception):
    """Moodle stops an import at somebody it does not know."""


def import_into_moodle(text: str, *, by: str, known: list[str]) -> dict[str, dict[str, float]]:
    """Return what Moodle takes, by the rules of `grade/import/csv/classes/load_data.php`."""
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    found: dict[str, dict[str, float]] = {}
    user = ""
    for row in rows:
        if row[by]:  # a blank leaves the student of the row above
            if row[by] not in known:
                raise UnknownUserError(row[by])
            user = row[by]
        for title in ("hello_thread", "lost_update"):
            if row[title].strip() != "-":  # a blank is 0
                found.setdefault(user, {})[title] = float(row[title] or 0)
    return found


def test_moodle_takes_a_class_and_gives_nobody_a_zero(tmp_path: Path) -> None:
    text = render_moodle(make_book(tmp_path, overrides=DECIDED)).text
    known = [line.split(",")[2] for line in ROSTER.splitlines()[1:]]
    assert import_into_moodle(text, by="Email address", known=known) == {
        "amina@example.org": {"hello_thread": 10, "lost_update": 10},
        "ben@example.org": {"hello_thread": 10, "lost_update": 9},
        "daniel@example.org": {"hello_thread": 8, "lost_update": 5},
    }


def test_moodle_never_gives_marks_to_the_student_above(tmp_path: Path) -> None:
    made = render_moodle(make_book(tmp_path, roster=ROSTER.replace("daniel@example.org", "")))
    known = ["amina@example.org", "ben@example.org", "elif@example.org"]
    with pytest.raises(UnknownUserError, match="daniel_kim"):
        import_into_moodle(made.text, by="Email address", known=known)
    by_id = import_into_moodle(made.text, by="ID number", known=["101", "102", "103", "104"])
    assert by_id["103"] == {"hello_thread": 8, "lost_update": 5}
    assert any("daniel_kim" in note for note in made.notes)


def test_moodles_feedback_has_the_comment_and_what_failed(tmp_path: Path) -> None:
    text = render_moodle(make_book(tmp_path, overrides=DECIDED)).text
    ben = list(csv.DictReader(io.StringIO(text, newline="")))[1]
    assert ben["lost_update (feedback)"] == (
        "'=Told me, why\nNot passed: No deposit is lost when several tellers work at once."
    )
    assert ben["hello_thread (feedback)"] == ""


def test_moodle_has_one_column_for_all_if_asked(tmp_path: Path) -> None:
    made = render_moodle(make_book(tmp_path), total="Threads")
    rows = list(csv.DictReader(io.StringIO(made.text, newline="")))
    assert [row["Threads"] for row in rows] == ["20", "15", "13", "-"]
    assert "lost_update: Not passed" in rows[1]["Threads (feedback)"]


def test_moodle_needs_to_know_who_is_who(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="email address or ID number"):
        render_moodle(make_book(tmp_path, roster=""))


def test_the_table_for_people(tmp_path: Path) -> None:
    collected = {
        "students": {
            "ben_okafor": {"late_seconds": 93_800},
            "elif_demir": {"status": "missing", "problems": ["no repository", "=no"]},
        }
    }
    book = make_book(tmp_path, overrides=DECIDED, collected=collected)
    rows = list(csv.DictReader(io.StringIO(render_csv(book).text, newline=""), strict=True))
    assert list(rows[0]) == [
        *("name", "full_name", "email", "id", "hello_thread", "lost_update"),
        *("total", "max", "late", "comment", "needs a look"),
    ]
    assert rows[1] == {
        "name": "ben_okafor",
        "full_name": "Ben Okafor",
        "email": "ben@example.org",
        "id": "102",
        "hello_thread": "10",
        "lost_update": "9",
        "total": "19",
        "max": "20",
        "late": "1d 2:03",
        "comment": "lost_update: =Told me, why",
        "needs a look": "",
    }
    assert (rows[3]["total"], rows[3]["hello_thread"]) == ("", "")
    assert rows[3]["needs a look"] == "no repository\n=no"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, ""), (-5, ""), (30, "0:01"), (3600, "1:00"), (86_400, "1d 0:00"), (90_060, "1d 1:01")],
)
def test_how_late(seconds: int, text: str) -> None:
    assert late_text(seconds) == text


def test_a_large_class_is_exported_in_seconds(tmp_path: Path) -> None:
    folder = make_large(tmp_path, students=100, exercises=40)
    begin = time.process_time()
    book = Gradebook.read(folder)
    render_csv(book)
    made = render_canvas(book).text
    used = time.process_time() - begin
    assert made.count("\r\n") == 102
    assert used < 5  # some 0.5 s; what grows with the square of a class would take minutes
