"""An instructor's run, from end to end by act: fetch, grade in the jail, publish, and once more."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from grader.course import Catalogue
from grader.integrations.protected import manifest_of
from tests.integrations.github.repository import ROOT, Repository, answer, released
from tests.integrations.github.runner import ACT, RELEASE, Run, run_event

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(ACT is None, reason="act is in the extra `github`"),
]


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=a", "-c", "user.email=a@localhost"]
    command = ["git", *who, "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class Course:
    """The instructor's repository, its remote, and the students' repositories.

    Args:
        folder: Where all of it lies.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "course"
        self.remote = folder / "remote.git"
        self.students = {}
        for name in ("ada", "ben"):
            self.students[name] = released(folder / name)

    def begin(self) -> None:
        """Make the repository as the instructor does: the course, a roster, a workflow."""
        given = self.students["ada"].root
        shutil.copytree(given / "exercises", self.root / "exercises")
        shutil.copytree(
            ROOT / "grader", self.root / "grader", ignore=shutil.ignore_patterns("*.pyc")
        )
        shutil.copy(ROOT / "pyproject.toml", self.root)
        workflows = self.root / ".github" / "workflows"
        workflows.mkdir(parents=True)
        shutil.copy(RELEASE / "instructor" / "grade-class.yml", workflows)
        (self.root / "class").mkdir()
        lines = [f"{name},{each.root}" for name, each in self.students.items()]
        roster = "\n".join(["name,repository", *lines])
        (self.root / "class" / "roster.csv").write_text(f"{roster}\n", encoding="utf-8")
        exercises = Catalogue.load(given).exercises
        files = {"files": manifest_of(given, exercises=exercises)}
        (self.root / "class" / "manifest.json").write_text(json.dumps(files), encoding="utf-8")
        git(self.root, "init", "-q", "--initial-branch=main")
        git(self.root, "add", "-A")
        git(self.root, "commit", "-qm", "the course")
        git(self.folder, "init", "-q", "--bare", str(self.remote))

    def run(self, number: int) -> Run:
        """Run the workflow, by hand."""
        config = self.folder / "gitconfig"
        config.write_text(f'[url "{self.remote}"]\n\tinsteadOf = https://github.com/me/course\n')
        place = self.folder / f"run{number}"
        place.mkdir()
        git(self.root, "remote", "remove", "origin") if number > 1 else None
        git(self.root, "remote", "add", "origin", "https://github.com/me/course")
        return run_event(
            "workflow_dispatch",
            self.root,
            place,
            THREADLINGS_REMOTE=str(self.remote),
            GIT_CONFIG_GLOBAL=str(config),
        )

    def marks(self, name: str) -> dict[str, int]:
        """Return the points of a student, by exercise, as they were published."""
        text = git(self.remote, "show", f"marks:results/{name}.json")
        return {each["slug"]: each["points"] for each in json.loads(text)["exercises"]}

    def published(self) -> list[str]:
        """Return the commits of marks so far."""
        return git(self.remote, "log", "--format=%H", "marks").split()


@pytest.fixture
def course(tmp_path: Path) -> Iterator[Course]:
    """A class of two."""
    made = Course(tmp_path)
    made.begin()
    return made


def test_a_class_is_graded_and_only_what_changed_is_graded_again(course: Course) -> None:
    ada, ben = course.students["ada"], course.students["ben"]
    ada.hand_in("hello_thread", answer("hello_thread"))
    _tamper(ben)
    ben.hand_in("lost_update", answer("lost_update", "no_lock"))

    first = course.run(1)
    assert first.code == 0, first.log
    assert first.outputs["changed"] == "2"
    assert course.marks("ada") == {"hello_thread": 10, "lost_update": 0}
    assert course.marks("ben") == {"hello_thread": 0, "lost_update": 5}
    tables = git(course.remote, "ls-tree", "-r", "--name-only", "marks").split()
    assert "roster.csv" in tables
    assert "exports/marks.csv" in tables

    differing = json.loads(git(course.remote, "show", "marks:protected.json"))["students"]
    assert list(differing) == ["ben"]
    assert {"path": "grader/checks/test_lost_update.py", "how": "changed"} in differing["ben"]
    assert "| <code>ada</code> | 10/20 |  |" in first.summary

    second = course.run(2)
    assert second.code == 0, second.log
    assert second.outputs["changed"] == "0"
    assert len(course.published()) == 1

    ben.hand_in("lost_update", answer("lost_update"))
    third = course.run(3)
    assert third.code == 0, third.log
    assert third.outputs["changed"] == "1"
    assert course.marks("ben") == {"hello_thread": 0, "lost_update": 10}
    assert course.marks("ada") == {"hello_thread": 10, "lost_update": 0}
    assert re.search(r"1 of 1 results are kept", third.printed)


def _tamper(repository: Repository) -> None:
    """Have the student's own checks say that all is well."""
    for path in (repository.root / "grader" / "checks").glob("test_*.py"):
        path.write_text("", encoding="utf-8")
    repository.commit("points for me")
