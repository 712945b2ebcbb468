"""Canvas' CSV, read by the rules of Canvas' own importer."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from grader.errors import UserError
from grader.integrations.canvas import render_canvas
from grader.integrations.canvas_template import fill_canvas
from tests.integrations.classes import make_book

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow  # the first to ask grades three submissions

EXPORTED = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Notes,Hello thread (901),"
    "Week 2: lost_update (902),Essay (903),Homework Current Score,Current Score\r\n"
    ",,,,,,Manual Posting,,,,\r\n"
    "    Points Possible,,,,,,10.0,8.0,20.0,(read only),(read only)\r\n"
    '"Yusuf, Amina",5001,101,ayusuf,"A, B",- fine,,,17,80.5,80.5\r\n'
    '"Okafor, Ben",5002,,BEN,A,,1.0,2.0,18,,\r\n'
    '"Kim, Daniel",5003,,,A,=1+1,,,19,,\r\n'
    '"Demir, Elif",5004,104,elif,A,,4.0,,20,,\r\n'
    '"Nobody, Known",5005,999,nk,A,,3.0,EX,1,,\r\n'
    '"Student, Test",5006,,x1,A,,,,,,\r\n'
)


@dataclass
class Imported:
    """What Canvas makes of a file, by the rules of `lib/gradebook_importer.rb`."""

    points_possible: dict[str, str]
    grades: dict[str, dict[str, str]]


def import_into_canvas(text: str, *, separator: str = ",") -> Imported:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    heading = next(rows)
    assert "Student" in heading[0]
    assert "ID" in heading[1]
    assert heading[2:5] == ["SIS User ID", "SIS Login ID", "Section"]
    computed = ("Score", "Points", "Grade")
    places = {
        title: place
        for place, title in enumerate(heading)
        if place >= 5 and title != "Notes" and not title.endswith(computed)
    }
    found = Imported(points_possible={}, grades={})
    for row in rows:
        assert len(row) == len(heading)
        if "Points Possible" in row[0]:
            found.points_possible = {title: row[place] for title, place in places.items()}
        elif any(cell and not cell.startswith("Manual Posting") for cell in row):
            key = row[2] or row[3] or row[0]
            assert key not in found.grades
            found.grades[key] = {title: row[place] for title, place in places.items()}
    return found


def test_a_class_arrives(tmp_path: Path) -> None:
    found = import_into_canvas(render_canvas(make_book(tmp_path)).text)
    assert found.points_possible == {"hello_thread": "10", "lost_update": "10"}
    assert found.grades == {
        "101": {"hello_thread": "10", "lost_update": "10"},
        "102": {"hello_thread": "10", "lost_update": "5"},
        "103": {"hello_thread": "8", "lost_update": "5"},
        "104": {"hello_thread": "", "lost_update": ""},  # handed in nothing: no grade, not 0
    }


def test_decisions_count(tmp_path: Path) -> None:
    decided = "student,exercise,points\nben_okafor,lost_update,9\nelif_demir,lost_update,0\n"
    found = import_into_canvas(render_canvas(make_book(tmp_path, overrides=decided)).text)
    assert found.grades["102"]["lost_update"] == "9"
    assert found.grades["104"] == {"hello_thread": "", "lost_update": "0"}


def test_one_column_in_all(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    found = import_into_canvas(render_canvas(book, total="Threads").text)
    assert found.points_possible == {"Threads": "20"}
    assert [each["Threads"] for each in found.grades.values()] == ["20", "15", "13", ""]


@pytest.mark.parametrize("title", ["Final Score", "My Current Points", "Section"])
def test_a_column_that_canvas_would_leave_out_is_refused(tmp_path: Path, title: str) -> None:
    with pytest.raises(UserError, match="leave out a column"):
        render_canvas(make_book(tmp_path), total=title)


def test_without_a_roster_the_name_is_the_login(tmp_path: Path) -> None:
    found = import_into_canvas(render_canvas(make_book(tmp_path, roster="")).text)
    assert list(found.grades) == ["amina_yusuf", "ben_okafor", "daniel_kim"]


def test_names_of_every_kind_arrive_and_none_is_a_formula(tmp_path: Path) -> None:
    names = ["=HYPERLINK(1)", 'O\'Hara, "Bob"\nJr', "דנה לוי", "    Points Possible"]
    lines = [
        f'{name},"{full.replace(chr(34), chr(34) * 2)}",,\n'
        for name, full in zip(
            ["amina_yusuf", "ben_okafor", "daniel_kim", "elif_demir"], names, strict=True
        )
    ]
    roster = "name,full_name,email,id\n" + "".join(lines)
    text = render_canvas(make_book(tmp_path, roster=roster)).text
    found = import_into_canvas(text)
    assert found.points_possible == {"hello_thread": "10", "lost_update": "10"}
    assert len(found.grades) == 4
    shown = [row[0] for row in csv.reader(io.StringIO(text, newline=""))][2:]
    assert shown == ["'=HYPERLINK(1)", 'O\'Hara, "Bob"\nJr', "דנה לוי", "Points_Possible"]


def template(root: Path, text: str = EXPORTED) -> Path:
    path = root / "from canvas.csv"
    path.write_bytes(text.encode())
    return path


def test_a_template_is_filled_in_and_nothing_else_changes(tmp_path: Path) -> None:
    made = fill_canvas(make_book(tmp_path), template(tmp_path))
    before = list(csv.reader(io.StringIO(EXPORTED, newline="")))
    after = list(csv.reader(io.StringIO(made.text, newline="")))
    changed = {
        (row[0], before[0][place]): cell
        for line, row in enumerate(after)
        for place, cell in enumerate(row)
        if cell != before[line][place]
    }
    assert changed == {
        ("Yusuf, Amina", "Hello thread (901)"): "10",
        ("Yusuf, Amina", "Week 2: lost_update (902)"): "10",
        ("Okafor, Ben", "Hello thread (901)"): "10",  # by the part of the address before the @
        ("Okafor, Ben", "Week 2: lost_update (902)"): "5",
        ("Kim, Daniel", "Hello thread (901)"): "8",  # by name
        ("Kim, Daniel", "Week 2: lost_update (902)"): "5",
    }
    assert made.notes == ("lost_update has 10 points here and 8.0 in Canvas.",)


def test_a_template_with_semicolons_stays_one(tmp_path: Path) -> None:
    text = "\ufeff" + EXPORTED.replace(",", ";").replace('"Yusuf; Amina"', "Yusuf")
    made = fill_canvas(make_book(tmp_path), template(tmp_path, text))
    found = import_into_canvas(made.text, separator=";")
    assert found.grades["101"]["Hello thread (901)"] == "10"


def test_one_assignment_of_a_template_takes_the_total(tmp_path: Path) -> None:
    made = fill_canvas(make_book(tmp_path), template(tmp_path), total="Essay")
    assert import_into_canvas(made.text).grades["101"]["Essay (903)"] == "20"
    assert made.notes == ()


def test_who_is_not_in_the_template_is_told(tmp_path: Path) -> None:
    lines = EXPORTED.splitlines(keepends=True)
    made = fill_canvas(make_book(tmp_path), template(tmp_path, "".join(lines[:4])))
    assert "3 of the class not found in from canvas.csv: ben_okafor, daniel_kim, elif_demir" in (
        made.notes
    )


def test_two_of_one_name_are_nobody(tmp_path: Path) -> None:
    roster = "name,full_name\namina_yusuf,Ann Lee\nben_okafor,Ann Lee\n"
    text = (
        "Student,ID,SIS User ID,SIS Login ID,Section,hello_thread (1)\n"
        ' Points Possible,,,,,\n"Lee, Ann",7,,,,\n'
    )
    made = fill_canvas(make_book(tmp_path, roster=roster), template(tmp_path, text))
    found = import_into_canvas(made.text)
    assert found.grades == {"Lee, Ann": {"hello_thread (1)": ""}}
    assert found.points_possible == {"hello_thread (1)": "10"}
    assert "Not exactly one assignment in Canvas for 1 of them: lost_update" in made.notes


@pytest.mark.parametrize(
    "others", ["lost_update Final Score (2026)", "lost_update A (4),My lost_update (5)"]
)
def test_an_equal_title_comes_first_and_no_guess_is_made(tmp_path: Path, others: str) -> None:
    text = (
        "Student,ID,SIS User ID,SIS Login ID,Section,"
        f"Old hello_thread (2),Hello-Thread (1),{others}\n"
        f" Points Possible,,,,,{',' * others.count(',')},,\nAmina,7,101,,,,,\n"
    )
    made = fill_canvas(make_book(tmp_path), template(tmp_path, text))
    amina = list(csv.DictReader(io.StringIO(made.text, newline="")))[1]
    assert amina["Hello-Thread (1)"] == "10"
    assert not any(amina[title] for title in ("Old hello_thread (2)", *others.split(",")))
    assert "Not exactly one assignment in Canvas for 1 of them: lost_update" in made.notes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,points\nada,1\n", "is no gradebook exported from Canvas"),
        ("", "is no gradebook exported from Canvas"),
        ("Student,ID,SIS Login ID,Section,Essay (1)\n", "called like an exercise"),
        ("Student,ID,Section,lost_update\n", "called like an exercise"),
    ],
)
def test_a_template_that_is_none_is_told(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UserError, match=said) as error:
        fill_canvas(make_book(tmp_path), template(tmp_path, text))
    assert error.value.next_step
