"""The README's program fails as the README says, to the letter."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.grading.classes import make_class

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Said

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
PROGRAM = re.compile(r"<!-- program (\S+) -->\n```python\n(.*?)```\n", re.DOTALL)
CLASS = re.compile(r"<!-- a class -->\n```sh\n(.*?)```\n<!-- /a class -->", re.DOTALL)
OUTCOME = re.compile(r"<!-- outcome of: threadlings (.*?) -->\n```\n(.*?)```\n", re.DOTALL)


@pytest.mark.slow
def test_the_readmes_program_fails_as_it_says(
    run: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, outcome = PROGRAM.search(README), OUTCOME.search(README)
    assert program is not None
    assert outcome is not None
    (tmp_path / program[1]).write_text(program[2], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    said = run(*outcome[1].split())
    assert said.code == 1
    assert said.out == outcome[2]


@pytest.mark.slow
def test_a_class_is_graded_as_the_readme_says(
    run: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = CLASS.search(README)
    assert block is not None
    here = tmp_path / "course"
    here.mkdir()
    handed_in = make_class(tmp_path, students=3, slugs=("hello_thread", "names"))
    shutil.make_archive(str(here / "submissions"), "zip", handed_in / "submissions")
    (here / "roster.csv").write_text(
        "name,full_name,email\nstudent_000,Ada Lovelace,ada@school.example\n"
        "student_001,Ben Okafor,ben@school.example\nstudent_009,Zoe Late,zoe@school.example\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(here)
    said = {}
    for line in block[1].splitlines():
        _program, command, *rest = line.split()
        said[command] = run(command, *rest)
        assert said[command].code == 0, said[command]
    assert (tmp_path / "week1" / "exercises").is_dir()
    assert "Nothing handed in: Zoe Late" in said["autograde"].out
    assert re.search(r"student_000 +\d+/", said["marks"].out)
    assert (here / "class" / "feedback" / "student_001.html").is_file()
    assert (here / "class" / "report.html").is_file()
    assert "ada@school.example" in (here / "class" / "exports" / "moodle.csv").read_text("utf-8")
