"""The report of a class: what it counts, and that it holds nothing that does anything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from grader.explain.tables import percent, shade
from grader.grading.gradebook import Gradebook
from grader.integrations.pages.heat import MOST_STUDENTS
from grader.integrations.pages.report import report_html
from tests.integrations.pages.reading import Page, check_page

if TYPE_CHECKING:
    from grader.grading.classfolder import ClassFolder


@pytest.fixture(scope="module")
def gradebook(folder: ClassFolder) -> Gradebook:
    return Gradebook.read(folder)


@pytest.fixture(scope="module")
def page(gradebook: Gradebook) -> Page:
    return check_page(report_html(gradebook, title="threadlings: a class"))


def test_the_key_figures_are_counted(page: Page) -> None:
    assert "Students 4, of whom 3 were graded" in page.text
    assert "Exercises 1, worth 12 points" in page.text
    assert "Lowest and highest 3 and 12 points" in page.text
    assert "All points 1 student (33 %)" in page.text
    assert "Late 1 " in page.text


def test_the_points_are_spread_over_tenths_in_figures(page: Page) -> None:
    assert "100 % 1 " in page.text
    assert "40 to 49 % 1 " in page.text
    assert "20 to 29 % 1 " in page.text
    assert "50 to 59 % 0 " in page.text


def test_a_mistake_is_counted_once_a_student(page: Page) -> None:
    assert "no_lock 2 67 % lost_update names" in page.text


def test_whom_to_look_at_is_named_with_the_reason(page: Page) -> None:
    assert "Handed in 1 day 2 hours late" in page.text
    assert "it reaches for what no exercise needs" in page.text
    assert "a person decided 3 instead of 0" in page.text
    assert "Lena <b>Öz</b> 0/12 handed in nothing" in page.text


def test_each_check_has_its_rate_in_figures(page: Page) -> None:
    assert "Exercise Begun by Check 1" in page.text
    assert "lost_update 3 of 4 33 %" in page.text


def test_the_slowest_are_told_where_it_was_measured(gradebook: Gradebook, page: Page) -> None:
    assert "Exercise, all students" not in page.text
    first, *others = gradebook.entries
    timed = replace(first, marks=tuple(replace(mark, seconds=2.5) for mark in first.marks))
    told = check_page(report_html(replace(gradebook, entries=(timed, *others)), title="x"))
    assert "Exercise, all students Seconds lost_update 2.5 s" in told.text


def test_a_large_class_is_not_listed_student_by_student(gradebook: Gradebook) -> None:
    assert "Exercises and students" in report_html(gradebook, title="x")
    large = replace(gradebook, entries=gradebook.entries[:1] * (MOST_STUDENTS + 1))
    assert "Exercises and students" not in report_html(large, title="x")


def test_the_same_class_gives_the_same_bytes(folder: ClassFolder, gradebook: Gradebook) -> None:
    again = report_html(Gradebook.read(folder), title="x")
    assert again == report_html(gradebook, title="x")


def test_a_class_that_has_everything_right_has_nothing_to_tell(gradebook: Gradebook) -> None:
    right = tuple(e for e in gradebook.entries if e.student.name == "right")
    page = check_page(report_html(replace(gradebook, entries=right), title="x"))
    assert "Everybody passes every check." in page.text
    assert "No mistake was recognised by name." in page.text
    assert "Nobody: all handed in in time" in page.text


def test_shares_are_whole_and_shades_grow_with_them() -> None:
    assert [percent(part, 8) for part in (0, 1, 8)] == [0, 13, 100]
    assert percent(1, 0) == 0
    assert [shade(share) for share in (0, 0.01, 0.3, 0.5, 0.7, 1)] == [0, 1, 2, 3, 4, 5]
