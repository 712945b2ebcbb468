"""The script for Classroom 50, run as its runner runs it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.integrations.github.repository import answer, released
from tests.integrations.github.runner import RELEASE

if TYPE_CHECKING:
    from pathlib import Path

AUTOGRADER = RELEASE / "instructor" / "classroom50" / "autograder.py"
TOLD = {
    "CLASSROOM": "threads",
    "ASSIGNMENT": "week-1",
    "SUBMISSION_TAG": "submit/2026-11-30T10-00-00Z-0123456",
    "COMMIT_URL": "https://github.com/o/r/commit/0",
    "RELEASE_URL": "https://github.com/o/r/releases/tag/submit",
}


@pytest.mark.slow
def test_a_half_solved_repository_gives_half_the_points(tmp_path: Path) -> None:
    repository = released(tmp_path)
    repository.hand_in("hello_thread", answer("hello_thread"))
    ended = subprocess.run(
        [sys.executable, str(AUTOGRADER)],
        cwd=repository.root,
        env={**os.environ, **TOLD},
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    told = json.loads((repository.root / "result.json").read_text("utf-8"))
    assert told["schema"] == "classroom50/result/v1"
    assert (told["score"], told["max-score"]) == (10, 20)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", told.pop("datetime"))
    assert told["review"] == told["commit"] == TOLD["COMMIT_URL"]
    names = [each["test-name"] for each in told["tests"]]
    assert len(names) == len(set(names)) == 10
    assert max(len(name.encode()) for name in names) <= 100
    assert {frozenset(each) for each in told["tests"]} == {
        frozenset(("test-name", "passed", "score", "max-score"))
    }


def test_where_the_grader_does_not_work_there_is_no_result(tmp_path: Path) -> None:
    (tmp_path / "grader").mkdir()
    (tmp_path / "grader" / "__init__.py").touch()
    (tmp_path / "grader" / "__main__.py").write_text("raise SystemExit(7)", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, str(AUTOGRADER)],
        cwd=tmp_path,
        env={**os.environ, **TOLD},
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 7
    assert b"ended with code 7 and no result" in ended.stderr
    assert not (tmp_path / "result.json").exists()
