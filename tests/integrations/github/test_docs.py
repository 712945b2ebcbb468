"""What .github/CI.md says to type, typed: from nothing to a graded class, folders as GitHub."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.integrations.github.repository import ROOT, Repository, answer

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="marks are given where there is a jail"),
]

PAGE = (ROOT / ".github" / "CI.md").read_text(encoding="utf-8")
TYPED = re.compile(r"^ *```sh\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
WHO = {
    f"GIT_{who}_{what}": "me@localhost"
    for who in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}


def section(title: str) -> str:
    """The commands below a heading, up to the next one."""
    text = PAGE.partition(f"{title}\n")[2].partition("\n#")[0]
    return "".join(TYPED.findall(text))


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The instructor's repository: a clone, with a remote that can be pushed to."""
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "remote.git")], check=True)
    root = tmp_path / "course"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(root)], check=True)
    if (ROOT / ".git").is_dir():  # what is not committed yet is tried, too
        shutil.copytree(ROOT / "grader", root / "grader", dirs_exist_ok=True)
    moved = ["git", "-C", str(root), "remote", "set-url", "origin", str(tmp_path / "remote.git")]
    subprocess.run(moved, check=True)
    return root


def test_an_instructors_ten_minutes(course: Path, tmp_path: Path) -> None:
    written = f'#!/bin/sh\nexec {sys.executable} -m grader "$@"\n'
    program = tmp_path / "bin" / "threadlings"
    program.parent.mkdir()
    program.write_text(written, encoding="utf-8")
    program.chmod(0o755)
    environment = {**os.environ, **WHO, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}

    def typed(commands: str) -> None:
        run = ["sh", "-e", "-c", commands]
        done = subprocess.run(
            run, cwd=course, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{commands}\n{done.stdout}\n{done.stderr}"

    made, pushed = TYPED.findall(PAGE.partition("## An instructor's ten minutes\n")[2])[:2]
    typed(made)
    roster = ["name,full_name,repository"]
    for name in ("ada", "ben"):
        shutil.copytree(tmp_path / "week1", tmp_path / name)
        roster.append(f"{name},,{tmp_path / name}")
    Repository(tmp_path / "ada").hand_in("hello_thread", answer("hello_thread"))
    (course / "class" / "roster.csv").write_text("\n".join(roster), encoding="utf-8")
    typed(pushed.replace("git push", "git push -q origin HEAD"))
    typed(section("### By hand"))
    table = course / "marks" / "exports" / "marks.csv"
    marks = list(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    by_name = {row["name"]: row for row in marks}
    assert (by_name["ada"]["hello_thread"], by_name["ben"]["hello_thread"]) == ("10", "0")
    assert (course / "marks" / "feedback" / "ada.html").is_file()
