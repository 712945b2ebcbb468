"""The folder of a class: names that collide, spreadsheets' tables, broken documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from grader.errors import UserError
from grader.grading.classfolder import ClassFolder, Override, read_roster

if TYPE_CHECKING:
    from pathlib import Path


def hand_in(root: Path, *names: str) -> ClassFolder:
    for name in names:
        path = root / "submissions" / name
        if "." in name:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("")
        else:
            path.mkdir(parents=True)
    return ClassFolder(root)


def enroll(root: Path, text: str) -> Path:
    path = root / "roster.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_roster_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = enroll(tmp_path, '\ufeffName;Full name;Section\r\nada;"Lovelace,\r\nAda";B\r\n;;\r\n')
    students = read_roster(path)
    assert list(students) == ["ada"]
    assert students["ada"].full_name == "Lovelace,\nAda"


@pytest.mark.parametrize("name", ["a/b", "..", ".git", "_ada", "a\\b", "a:b", 'a"b', "a\tb"])
def test_a_name_that_no_folder_can_have_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "roster.csv"
    quoted = name.replace('"', '""')
    path.write_text(f'name\nbob\n"{quoted}"\n')
    with pytest.raises(UserError, match=r"line 3: .* cannot be the name of a folder"):
        read_roster(path)


@pytest.mark.parametrize(
    ("second", "said"),
    [("ada", "stands in the roster twice"), ("ADA", "'ADA' and 'ada' are one name")],
)
def test_nobody_stands_in_a_roster_twice(tmp_path: Path, second: str, said: str) -> None:
    with pytest.raises(UserError, match=f"line 3: .*{said}"):
        read_roster(enroll(tmp_path, f"name\nada\n{second}\n"))


def test_a_name_that_two_file_systems_write_differently_is_one_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="are one name"):
        read_roster(enroll(tmp_path, "name\nJos\u00e9\nJose\u0301\n"))


def test_the_rosters_spelling_of_a_name_counts(tmp_path: Path) -> None:
    folder = hand_in(tmp_path, "ADA.zip", "bob")
    enroll(tmp_path, "name\nAda\n")
    assert [name for name, _ in folder.submissions()] == ["Ada", "bob"]
    assert list(folder.students()) == ["Ada", "bob"]


def test_who_handed_in_twice_has_the_first_and_it_is_told(tmp_path: Path) -> None:
    folder = hand_in(tmp_path, "ada", "ada.zip", "bob")
    assert [(name, path.name) for name, path in folder.submissions()] == [
        ("ada", "ada"),
        ("bob", "bob"),
    ]
    assert folder.doubles() == {"ada": ("ada", "ada.zip")}


def test_exports_are_nobodys_submission(tmp_path: Path) -> None:
    (tmp_path / "ada").mkdir()
    (tmp_path / "exports").mkdir()
    assert [name for name, _ in ClassFolder(tmp_path).submissions()] == ["ada"]


@pytest.mark.parametrize("content", ["{", "[]", "", '{"students": []}', "\x00", '{"students": 3}'])
def test_a_broken_list_of_what_was_collected_breaks_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "collected.json").write_text(content)
    assert ClassFolder(tmp_path).handed() == {}


@pytest.mark.parametrize(
    "told",
    [
        3,
        None,
        {"late_seconds": "many"},
        {"submitted": 3},
        {"problems": "no file"},
        {"status": None, "late_seconds": True},
    ],
)
def test_what_is_told_of_one_student_may_be_broken(tmp_path: Path, told: Any) -> None:
    document = {"students": {"ada": told, "bob": {"late_seconds": 60, "problems": ["late"]}}}
    (tmp_path / "collected.json").write_text(json.dumps(document))
    handed = ClassFolder(tmp_path).handed()
    assert handed["bob"].late_seconds == 60
    assert handed["bob"].problems == ("late",)
    assert handed["ada"].late_seconds == 0
    assert len(handed["ada"].problems) >= 1


def test_decisions_are_kept_as_they_are(tmp_path: Path) -> None:
    folder = ClassFolder(tmp_path)
    kept = [
        Override(student="ada", exercise="a", points=0, comment='=1+1, "he\nsaid"'),
        Override(student="=cmd", exercise="a", comment="' +1"),
    ]
    folder.keep_overrides(kept)
    assert list(folder.overrides().values()) == kept
    assert "\n=" not in (tmp_path / "overrides.csv").read_text(encoding="utf-8")


def test_decisions_from_a_spreadsheet_are_read(tmp_path: Path) -> None:
    text = (
        "\ufeffStudent;Exercise;Points;Comment;Seen\r\n\r\n ada ; a ; 3 ; well done ;x\r\n;;;;\r\n"
    )
    (tmp_path / "overrides.csv").write_bytes(text.encode())
    assert list(ClassFolder(tmp_path).overrides().values()) == [
        Override(student="ada", exercise="a", points=3, comment="well done")
    ]


@pytest.mark.parametrize("points", ["3.5", "-1", "all", "1e3"])
def test_points_that_are_no_number_are_told_with_their_line(tmp_path: Path, points: str) -> None:
    (tmp_path / "overrides.csv").write_text(f"student,exercise,points\nbob,a,1\nada,a,{points}\n")
    with pytest.raises(UserError, match=f"line 3: the points are '{points}'"):
        ClassFolder(tmp_path).overrides()
