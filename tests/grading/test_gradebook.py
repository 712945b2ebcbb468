"""The gradebook: decisions count, and no broken document breaks a class."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from grader.grading.classfolder import ClassFolder
from grader.grading.gradebook import Gradebook
from tests.integrations.classes import ROSTER, documents, keep, make_book, make_class

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow  # the first to ask grades three submissions

DECIDED = (
    "student,exercise,points,comment\n"
    "ben_okafor,lost_update,9,Told me why\n"
    "daniel_kim,lost_update,,See me\n"
    "elif_demir,hello_thread,0,\n"
    "amina_yusuf,lost_update,10,\n"
    "nobody,lost_update,1,\n"
    "ben_okafor,no_such,1,\n"
)


def points(book: Gradebook) -> dict[str, list[int | None]]:
    return {
        entry.student.name: [mark.points if mark.is_given else None for mark in entry.marks]
        for entry in book.entries
    }


def test_marks_are_the_graders_until_a_person_decides(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    assert book.exercises == {"hello_thread": 10, "lost_update": 10}
    assert points(book) == {
        "amina_yusuf": [10, 10],
        "ben_okafor": [10, 5],
        "daniel_kim": [8, 5],
        "elif_demir": [None, None],
    }
    assert not any(entry.to_look_at for entry in book.entries)


def test_decisions_count_and_those_that_cannot_are_told(tmp_path: Path) -> None:
    book = make_book(tmp_path, overrides=DECIDED)
    assert points(book) == {
        "amina_yusuf": [10, 10],
        "ben_okafor": [10, 9],
        "daniel_kim": [8, 5],
        "elif_demir": [0, None],
    }
    ben = book.entries[1].marks[1]
    assert (ben.earned, ben.is_overridden, ben.comment) == (5, True, "Told me why")
    amina = book.entries[0].marks[1]
    assert (amina.is_decided, amina.is_overridden) == (True, False)
    assert book.entries[3].is_given
    assert [(each.student, each.exercise) for each in book.idle] == [
        ("nobody", "lost_update"),
        ("ben_okafor", "no_such"),
    ]


def test_grading_again_leaves_a_decision(tmp_path: Path) -> None:
    make_class(tmp_path, overrides=DECIDED)
    keep(tmp_path, "ben_okafor", documents()["amina_yusuf"])
    again = Gradebook.read(ClassFolder.open(tmp_path))
    assert points(again)["ben_okafor"] == [10, 9]
    assert again.entries[1].marks[1].earned == 10


def _drop(*path: Any) -> Callable[[Any], None]:
    def do(document: Any) -> None:
        *way, last = path
        for step in way:
            document = document[step]
        del document[last]

    return do


def _put(value: object, *path: Any) -> Callable[[Any], None]:
    def do(document: Any) -> None:
        *way, last = path
        for step in way:
            document = document[step]
        document[last] = value

    return do


@pytest.mark.parametrize(
    "damage",
    [
        _drop("exercises"),
        _drop("isolation"),
        _put(None, "exercises"),
        _put("abc", "exercises"),
        _put([3], "exercises"),
        _put("7", "exercises", 0, "points"),
        _put(-7, "exercises", 0, "points"),
        _put(True, "exercises", 0, "max_points"),
        _put(None, "exercises", 0, "slug"),
        _put({}, "exercises", 0, "checks"),
        _drop("exercises", 1, "checks", 0, "mistake"),
        _put("soon", "timing", "seconds"),
        _put([], "timing"),
    ],
)
def test_a_document_of_another_shape_is_no_result(
    tmp_path: Path, damage: Callable[[Any], None]
) -> None:
    make_class(tmp_path)
    document = copy.deepcopy(documents()["ben_okafor"])
    damage(document)
    keep(tmp_path, "ben_okafor", document)
    book = Gradebook.read(ClassFolder.open(tmp_path))
    ben = book.entries[1]
    assert points(book)["amina_yusuf"] == [10, 10]
    assert not ben.is_graded
    assert ben.to_look_at == ("results/ben_okafor.json cannot be read: grade it again",)


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"null", b"[" * 100_000])
def test_a_file_that_is_no_document_is_no_result(tmp_path: Path, content: bytes) -> None:
    make_class(tmp_path)
    (tmp_path / "results" / "ben_okafor.json").write_bytes(content)
    ben = Gradebook.read(ClassFolder.open(tmp_path)).entries[1]
    assert not ben.is_graded
    assert ben.to_look_at == ("results/ben_okafor.json cannot be read: grade it again",)


def test_a_broken_list_of_what_was_collected_is_told_of_everybody(tmp_path: Path) -> None:
    make_class(tmp_path)
    (tmp_path / "collected.json").write_text("{")
    book = Gradebook.read(ClassFolder.open(tmp_path))
    assert all("collected.json cannot be read" in entry.to_look_at[0] for entry in book.entries)
    assert points(book)["ben_okafor"] == [10, 5]


def test_who_handed_in_twice_is_to_be_looked_at(tmp_path: Path) -> None:
    make_class(tmp_path)
    (tmp_path / "submissions" / "Ben_Okafor.zip").write_bytes(b"")
    book = Gradebook.read(ClassFolder.open(tmp_path))
    assert [entry.student.name for entry in book.entries] == [
        line.partition(",")[0] for line in ROSTER.splitlines()[1:]
    ]
    (why,) = book.entries[1].to_look_at
    assert why == "handed in more than once (ben_okafor, Ben_Okafor.zip); ben_okafor counts"
