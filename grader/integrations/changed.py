"""Which students' repositories changed since they were graded last, by the commit they are at.

Nothing is fetched for that: git is asked for the commit of the default branch alone.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.explain.words import json_text
from grader.integrations.git import ask_git

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from grader.grading.classfolder import Student

SCHEMA = "threadlings/commits/v1"
_AT_A_TIME = 8


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What asking for a student's repository gave.

    Args:
        student: Who it belongs to.
        commit: The commit it is at, or "" where that is not known.
        problem: Why not, a sentence.
    """

    student: Student
    commit: str = ""
    problem: str = ""


def look_at(students: Iterable[Student]) -> list[Looked]:
    """Ask where each student's repository is, several at a time; in the order given."""
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        return list(pool.map(_look, students))


def changed(looked: Iterable[Looked], *, last: Mapping[str, str]) -> list[Looked]:
    """Return those that are to be graded: at another commit than last time, or nowhere known."""
    return [each for each in looked if not each.commit or each.commit != last.get(_key(each))]


def read_record(path: Path, *, graded_with: str) -> dict[str, str]:
    """Return the commits of the last run, none where it graded with something else.

    Args:
        path: The record.
        graded_with: What names the course and the grader of this run: a commit, a digest.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        same = (document["schema"], document["graded_with"]) == (SCHEMA, graded_with)
        return (
            {str(key): str(commit) for key, commit in document["commits"].items()} if same else {}
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def record(looked: Iterable[Looked], *, graded_with: str) -> str:
    """Return the record of a run, as text.

    Args:
        looked: The whole class.
        graded_with: As in `read_record`.
    """
    commits = {_key(each): each.commit for each in looked if each.commit}
    return json_text(
        {"schema": SCHEMA, "graded_with": graded_with, "commits": dict(sorted(commits.items()))}
    )


def without(document: dict[str, Any], names: Collection[str]) -> dict[str, Any]:
    """Return a record without some students, who are to be graded by the next run again."""
    kept = {k: c for k, c in document["commits"].items() if k.rpartition(" ")[0] not in names}
    return {**document, "commits": kept}


def _key(looked: Looked) -> str:
    """Return what a commit belongs to: a student who moves to another repository is graded anew."""
    return f"{looked.student.name} {looked.student.repository}"


def _look(student: Student) -> Looked:
    url = student.repository
    if not url:
        return Looked(student=student, problem="The roster names no repository.")
    said = ask_git("ls-remote", "--exit-code", "--", url, "HEAD")
    commit = said.output.split("\t")[0].strip()
    if not said.problem and commit.isalnum():
        return Looked(student=student, commit=commit)
    return Looked(student=student, problem=said.problem or "It has no commit.")
