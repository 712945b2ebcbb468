"""`feedback` and `report` as an instructor types them."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pytest

from tests.integrations.pages.conftest import write_class

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_class(tmp_path / "class").root


def test_everybody_has_a_page(run, folder: Path) -> None:
    said = run("feedback", folder)
    assert said.code == 0
    assert said.out.splitlines() == [
        f"4 students: pages in {folder / 'feedback'}",
        "Not graded, and their pages say so: absent",
    ]
    assert len(list((folder / "feedback").iterdir())) == 8


def test_one_page_of_one_kind(run, folder: Path) -> None:
    assert run("feedback", folder, "--student", "usual", "--format", "md").code == 0
    assert [path.name for path in (folder / "feedback").iterdir()] == ["usual.md"]


def test_the_class_is_where_one_is(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert run("feedback", "--student", "usual").out == "1 student: pages in feedback\n"


def test_an_unknown_student_is_named_with_those_near(run, folder: Path) -> None:
    said = run("feedback", folder, "--student", "usuall")
    assert said.code == 2
    assert "There is no student 'usuall'" in said.err
    assert "Did you mean usual?" in said.err
    assert not (folder / "feedback").exists()


@pytest.mark.parametrize("command", ["feedback", "report"])
def test_a_class_without_marks_is_told_what_to_type(run, tmp_path: Path, command: str) -> None:
    missing = run(command, tmp_path / "nowhere")
    assert missing.code == 2
    assert "There is no folder" in missing.err
    (tmp_path / "submissions" / "ada").mkdir(parents=True)
    ungraded = run(command, tmp_path)
    assert ungraded.code == 2
    assert "has been graded yet" in ungraded.err
    assert f"threadlings autograde {tmp_path}" in ungraded.err


@pytest.mark.parametrize("command", ["feedback", "report"])
def test_a_place_that_cannot_be_written_is_told(run, folder: Path, command: str) -> None:
    (folder / "feedback").write_text("a file", encoding="utf-8")
    (folder / "report.html").mkdir()
    said = run(command, folder)
    assert said.code == 2
    assert "cannot be written" in said.err


def test_the_report_lies_in_the_class_or_where_one_says(run, folder: Path, clone: Path) -> None:
    assert run("report", folder, "--no-similar").out.endswith(f"{folder / 'report.html'}\n")
    assert "Similar" not in (folder / "report.html").read_text("utf-8")
    out = folder / "elsewhere.html"
    assert run("report", folder, "--no-similar", "--out", out).code == 0
    assert out.read_bytes() == (folder / "report.html").read_bytes()


def test_similar_submissions_are_part_of_it(run, folder: Path, clone: Path) -> None:
    pytest.importorskip("rapidfuzz")
    assert run("report", folder).code == 0
    assert "Similar is not copied." in (folder / "report.html").read_text("utf-8")


def test_without_the_library_it_says_what_to_install(
    run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *a: None if name == "rapidfuzz" else found(name)
    )
    said = run("report", folder)
    assert said.code == 0
    assert "pip install 'threadlings[report]'" in said.err
    assert "They were not looked for." in (folder / "report.html").read_text("utf-8")
    assert run("report", folder, "--similar").code == 2
