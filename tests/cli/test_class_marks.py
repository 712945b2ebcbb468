"""`export`, `override` and `marks` on a class, by their command lines."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from grader.grading.classfolder import ClassFolder
from grader.grading.gradebook import Gradebook
from tests.integrations.classes import documents, keep, make_class, make_large

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

pytestmark = pytest.mark.slow  # the first to ask grades three submissions


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """The folder of a class."""
    return make_class(tmp_path / "class").root


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize(
    ("form", "made"),
    [
        ("canvas", "exports/canvas.csv"),
        ("moodle", "exports/moodle.csv"),
        ("csv", "exports/marks.csv"),
        ("junit", "exports/junit.xml"),
        ("gradescope", "exports/gradescope/ben_okafor/results.json"),
        ("classroom50", "exports/classroom50/ben_okafor/result.json"),
    ],
)
def test_each_form_is_written_into_the_class(
    run: Callable[..., Said], school: Path, form: str, made: str
) -> None:
    said = run("export", school, "--format", form)
    assert said.code == 0
    assert (school / made).is_file()
    assert str((school / made).parents[0 if made.count("/") == 1 else 2]) in said.out
    assert "4 students, 2 exercises" in said.out
    assert "1 without any mark" in said.err
    assert "elif_demir" in said.err


def test_who_has_no_mark_has_no_file(
    run: Callable[..., Said], school: Path, tmp_path: Path
) -> None:
    run("export", school, "--format", "gradescope", "--out", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        *("amina_yusuf", "ben_okafor", "daniel_kim"),
    ]
    run("override", school, "elif_demir", "lost_update", "--points", "4")
    run("export", school, "--format", "gradescope", "--out", tmp_path / "out")
    told = json.loads((tmp_path / "out" / "elif_demir" / "results.json").read_text())
    assert told["score"] == 4


def test_a_table_may_be_printed(run: Callable[..., Said], school: Path) -> None:
    said = run("export", school, "--format", "csv", "--out", "-")
    assert said.out.startswith("name,full_name,email,id,hello_thread,lost_update,total")
    assert said.out.count("\n") == 5
    assert not (school / "exports").exists()


def test_a_class_is_exported_from_within(
    run: Callable[..., Said], school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(school)
    assert run("export", "--format", "csv", "--bom").code == 0
    assert (school / "exports" / "marks.csv").read_bytes().startswith(b"\xef\xbb\xbfname,")
    assert "exports" not in ClassFolder.open(school).students()


def test_a_template_of_canvas_is_filled_in(
    run: Callable[..., Said], school: Path, tmp_path: Path
) -> None:
    given = tmp_path / "given.csv"
    given.write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section,Threads (7)\n"
        "    Points Possible,,,,,\nBen,9,102,b,,\n"
    )
    said = run(
        *("export", school, "--format", "canvas", "--template", given, "--title", "Threads"),
        *("--out", tmp_path / "filled.csv"),
    )
    assert said.code == 0
    assert [row["Threads (7)"] for row in rows(tmp_path / "filled.csv")] == ["20", "15"]
    assert "3 of the class not found in given.csv" in said.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "csv", "--template", "x"], "--template is a gradebook of Canvas"),
        (["--format", "csv", "--total"], "csv has no column for all exercises"),
        (["--format", "gradescope", "--out", "-"], "cannot all be printed"),
        (["--format", "canvas", "--template", "no_such.csv"], "no_such.csv cannot be read"),
        (["--format", "canvas", "--title", "Final Score"], "leave out a column"),
        (["--format", "excel"], "'excel' is not one of"),
        ([], "Missing option '--format'"),
        (["--format", "csv", "--out", "/dev/null/x"], "cannot be written"),
    ],
)
def test_what_cannot_be_is_told(
    run: Callable[..., Said], school: Path, arguments: list[str], said: str
) -> None:
    found = run("export", school, *arguments)
    assert found.code == 2
    assert said in " ".join(found.err.split())
    assert not found.out


@pytest.mark.parametrize("command", [["export", "--format", "csv"], ["marks"]])
def test_a_class_that_is_not_graded_is_told(
    run: Callable[..., Said], tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "class" / "submissions" / "ada").mkdir(parents=True)
    name, *options = command
    said = run(name, tmp_path / "class", *options)
    assert said.code == 2
    assert "is graded yet" in said.err
    assert "next:  threadlings autograde" in said.err
    assert run(name, tmp_path / "nowhere", *options).code == 2


def test_a_broken_result_stops_nobody_else(run: Callable[..., Said], school: Path) -> None:
    (school / "results" / "ben_okafor.json").write_text("{")
    said = run("export", school, "--format", "csv")
    assert said.code == 0
    assert "1 to look at (--format csv says why): ben_okafor" in said.err
    amina, ben, *_ = rows(school / "exports" / "marks.csv")
    assert (amina["total"], ben["total"]) == ("20", "")
    assert ben["needs a look"] == "results/ben_okafor.json cannot be read: grade it again"


def test_a_hostile_name_steers_no_terminal(run: Callable[..., Said], school: Path) -> None:
    name = "\x1b[31mred\u202e"
    (school / "submissions" / name).mkdir()
    for command in (["marks", school], ["export", school, "--format", "csv"]):
        said = run(*command)
        assert said.code == 0
        assert "\x1b" not in said.out + said.err
    assert "\\x1b[31mred" in (school / "exports" / "marks.csv").read_text(encoding="utf-8")


# --- override


def test_a_decision_counts_until_it_is_taken_back(run: Callable[..., Said], school: Path) -> None:
    said = run(
        "override", school, "ben_okafor", "lost_update", "--points", 9, "--comment", "Told me."
    )
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        'ben_okafor, lost_update: 9 of 10 points (the grader gave 5 of 10); comment: "Told me."\n'
    )
    keep(school, "ben_okafor", documents()["amina_yusuf"])  # as grading again would
    assert Gradebook.read(ClassFolder.open(school)).entries[1].points == 19
    said = run("override", school, "ben_okafor", "lost_update", "--remove")
    assert said.out == "ben_okafor, lost_update: the grader's points count: 10 of 10\n"
    assert ClassFolder(school).overrides() == {}


def test_points_and_comment_change_one_by_one(run: Callable[..., Said], school: Path) -> None:
    place = ("override", school, "ben_okafor", "lost_update")
    run(*place, "--points", 9)
    run(*place, "--comment", "Told me.")
    run(*place, "--points", 8)
    (kept,) = ClassFolder(school).overrides().values()
    assert (kept.points, kept.comment) == (8, "Told me.")
    run(*place, "--comment", "")
    (kept,) = ClassFolder(school).overrides().values()
    assert (kept.points, kept.comment) == (8, "")


def test_a_comment_that_is_taken_away_leaves_nothing(
    run: Callable[..., Said], school: Path
) -> None:
    run("override", school, "ben_okafor", "lost_update", "--comment", "x")
    run("override", school, "ben_okafor", "lost_update", "--comment", "")
    assert ClassFolder(school).overrides() == {}


def test_decisions_are_listed(run: Callable[..., Said], school: Path) -> None:
    assert run("override", school).out == "Nobody decided otherwise than the grader.\n"
    (school / "overrides.csv").write_text(
        "\ufeffStudent;Exercise;Points;Comment\n\nben_okafor;lost_update;9;=1\nbin;lost_update;1;\n"
    )
    said = run("override", school)
    assert said.out.splitlines() == [
        "student     exercise     points  grader  comment",
        "ben_okafor  lost_update  9       5/10    =1",
        "bin         lost_update  1       -",
    ]
    assert "change nothing: bin lost_update" in said.err
    assert run("override", school, "ben_okafor").out.count("\n") == 2
    assert run("override", school, "ben_okafor", "lost_update").out.count("\n") == 2
    assert "Nobody decided" in run("override", school, "amina_yusuf").out


@pytest.mark.parametrize(
    ("arguments", "said", "step"),
    [
        (["ben", "lost_update"], "There is no student 'ben'", "Did you mean ben_okafor?"),
        (["zz", "lost_update"], "There is no student 'zz'", "Those there are: amina_yusuf, "),
        (["ben_okafor", "lost-updates"], "There is no exercise", "Did you mean lost_update?"),
        (["ben_okafor", "lost_update", "--points", "11"], "has 10 points; 11 are", "--anyway"),
        (["ben_okafor", "--points", "1"], "needs a student and an exercise", "STUDENT EXERCISE"),
        (["--remove"], "needs a student and an exercise", "STUDENT EXERCISE"),
        (["ben_okafor", "lost_update", "--remove", "--points", "1"], "takes the decision", "ben"),
        (["ben_okafor", "lost_update", "--points", "-1"], "Invalid value for '--points'", ""),
    ],
)
def test_a_decision_that_cannot_be_is_told(
    run: Callable[..., Said], school: Path, arguments: list[str], said: str, step: str
) -> None:
    found = run("override", school, *arguments)
    assert found.code == 2
    assert said in " ".join(found.err.split())
    assert step in found.err
    assert not (school / "overrides.csv").exists()


def test_more_points_than_there_are_can_be_given(run: Callable[..., Said], school: Path) -> None:
    said = run("override", school, "ben_okafor", "lost_update", "--points", 12, "--anyway")
    assert "12 of 10 points" in said.out


def test_a_broken_table_of_decisions_is_never_overwritten(
    run: Callable[..., Said], school: Path
) -> None:
    broken = "student,exercise,points\nben_okafor,lost_update,lots\n"
    (school / "overrides.csv").write_text(broken)
    said = run("override", school, "amina_yusuf", "lost_update", "--points", 1)
    assert said.code == 2
    assert "line 2: the points are 'lots'" in " ".join(said.err.split())
    assert (school / "overrides.csv").read_text() == broken


# --- marks


def test_the_marks_of_a_class_are_shown(run: Callable[..., Said], school: Path) -> None:
    run("override", school, "ben_okafor", "lost_update", "--points", 9)
    said = run("marks", school)
    assert said.out.splitlines() == [
        "name         hello_thread  lost_update  points  to look at",
        "amina_yusuf         10/10        10/10   20/20",
        "ben_okafor          10/10        9/10*  19/20*",
        "daniel_kim           8/10         5/10   13/20",
        "elif_demir              -            -       -",
        "",
        "3 of 4 graded, 2 exercises",
    ]


def test_a_narrow_terminal_gets_the_sum_alone(
    run: Callable[..., Said], school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert run("marks", school).out.splitlines()[0] == "name         points  to look at"


def test_forty_exercises_are_told_by_chapter(
    run: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from grader.course import Catalogue

    slugs = [each.slug for each in Catalogue.load(None).exercises]
    folder = make_large(tmp_path, students=2, exercises=len(slugs))
    for path in (tmp_path / "results").iterdir():
        document = json.loads(path.read_text())
        for exercise, slug in zip(document["exercises"], slugs, strict=True):
            exercise["slug"] = slug
        path.write_text(json.dumps(document))
    monkeypatch.setenv("COLUMNS", "120")
    heading, first, *_ = run("marks", folder.root).out.splitlines()
    chapters = list(dict.fromkeys(each.chapter for each in Catalogue.load(None).exercises))
    assert heading.split()[1 : 1 + len(chapters)] == chapters
    assert first.split()[-1] == f"{5 * len(slugs)}/{10 * len(slugs)}"
