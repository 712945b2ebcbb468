"""The page of each student: whole, harmless, and of nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader.grading.gradebook import Gradebook
from grader.integrations.pages.feedback import write_feedback
from grader.integrations.pages.file_names import file_names
from tests.integrations.pages.conftest import SECRET
from tests.integrations.pages.reading import check_page

if TYPE_CHECKING:
    from grader.grading.classfolder import ClassFolder


@pytest.fixture(scope="module")
def pages(folder: ClassFolder) -> dict[str, str]:
    written = list(write_feedback(Gradebook.read(folder)))
    return {path.name: path.read_text("utf-8") for each in written for path in each.files}


def test_there_is_a_page_of_each_kind_for_each_student(pages: dict[str, str]) -> None:
    names = ("absent", "evil", "right", "usual")
    assert sorted(pages) == [f"{name}.{kind}" for name in names for kind in ("html", "md")]


@pytest.mark.parametrize("name", ["evil", "right", "usual", "absent"])
def test_a_page_is_well_made_and_does_nothing(pages: dict[str, str], name: str) -> None:
    check_page(pages[f"{name}.html"])


def test_nobody_stands_on_anothers_page(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        assert (SECRET in text) == name.startswith("usual"), name


def test_what_failed_is_told_with_its_rule_and_the_next_step(pages: dict[str, str]) -> None:
    page = check_page(pages["usual.html"])
    for text in (page.text, pages["usual.md"]):
        assert "The balance ends at 70; both deposits should be there: 100." in text
        assert "overwrites what Teller-2 wrote" in text
        assert "and no lock is held." in text
        assert "threadlings replay lost_update 1.2.2.1" in text
        assert "threadlings hint lost_update" in text
    assert "4 of 10 points" in page.text


def test_a_mistake_told_in_full_is_not_told_in_full_again(pages: dict[str, str]) -> None:
    assert pages["usual.html"].count("<details>") == 1
    assert pages["usual.md"].count("```text") == 1
    assert pages["usual.md"].count("(as above)") == 1


def test_what_a_person_decided_is_shown_as_such(pages: dict[str, str]) -> None:
    for kind in ("html", "md"):
        assert "A person decided: 3 instead of the grader" in pages[f"evil.{kind}"]
        assert "(a person)" in pages[f"evil.{kind}"]
        assert "Nicely written." in pages[f"right.{kind}"]
        assert "A person decided" not in pages[f"right.{kind}"]


def test_who_was_late_or_handed_in_nothing_is_told(pages: dict[str, str]) -> None:
    for kind in ("html", "md"):
        assert "Handed in 1 day 2 hours late" in pages[f"evil.{kind}"]
        assert "What was found in collecting" in pages[f"evil.{kind}"]
        assert "Nothing of yours has been graded yet." in pages[f"absent.{kind}"]
        assert "late" not in pages[f"right.{kind}"].partition("<body>")[2]


def test_the_same_class_gives_the_same_bytes(folder: ClassFolder, pages: dict[str, str]) -> None:
    again = write_feedback(Gradebook.read(folder), names=["evil"], formats=["md"])
    (path,) = next(again).files
    assert path.read_text("utf-8") == pages["evil.md"]
    assert next(again, None) is None


@pytest.mark.parametrize(
    "name",
    ["../up", "a\\b", "CON", "con.x", "a:b", "\u202eada", "é" * 300, "-rf", "<b>", "..", "a b"],
)
def test_a_file_name_is_safe_whatever_a_student_is_called(name: str) -> None:
    file = file_names([name])[name]
    assert file.isascii()
    assert len(file) < 100
    assert file.replace("-", "").replace("_", "").replace(".", "").isalnum()
    assert file[0] not in ".-"
    assert file.split(".")[0].casefold() != "con"


def test_no_two_students_have_the_same_file() -> None:
    names = ["ada", "Ada", "a b", "a?b", "a-b"]
    names.append(file_names(names)["a?b"])
    files = file_names(names)
    assert len({file.casefold() for file in files.values()}) == len(names)
    assert file_names(["ben_okafor"]) == {"ben_okafor": "ben_okafor"}
