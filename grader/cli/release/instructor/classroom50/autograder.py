"""Grades a released repository for Classroom 50: copy it to CLASSROOM/autograders/ASSIGNMENT/.

It runs in the student's repository, uses the grader that was released with it, and writes
`result.json` there. What it says is feedback: see the page CI of the course for what a score is
worth. It needs nothing but the standard library; the grader makes its own environment.

Source: foundation50/classroom50, its wiki, "Advanced Autograding".
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_LONGEST_NAME = 100  # bytes


def main() -> int:
    """Check every exercise of the working directory, and write what Classroom 50 collects."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "result.json")
        command = [sys.executable, "-m", "grader", "check", "--all", "--json", str(told)]
        ended = subprocess.run([*command, "--reporter", "github"], check=False)
        if not told.is_file():
            sys.stderr.write(f"The grader ended with code {ended.returncode} and no result.\n")
            return ended.returncode or 3
        document = json.loads(told.read_text(encoding="utf-8"))
    text = json.dumps(result(document, environ=dict(os.environ)), indent=2)
    Path("result.json").write_text(text + "\n", encoding="utf-8")
    return 0  # whether anything failed is in the result; another code would mean no result


def result(document: dict[str, Any], *, environ: dict[str, str]) -> dict[str, Any]:
    """Return the document `classroom50/result/v1`.

    Args:
        document: A `threadlings/result/v1` document.
        environ: What the runner of Classroom 50 tells about the submission.
    """
    tests = [
        {
            "test-name": _cut(f"{exercise['slug']}: {check['name']}", number),
            "passed": check["status"] == "passed",
            "score": check["points"],
            "max-score": check["max_points"] if check["status"] != "error" else 0,
        }
        for exercise in document["exercises"]
        for number, check in enumerate(exercise["checks"], 1)
    ]
    commit = environ["COMMIT_URL"]
    return {
        "schema": "classroom50/result/v1",
        "classroom": environ["CLASSROOM"],
        "assignment": environ["ASSIGNMENT"],
        "submission": environ["SUBMISSION_TAG"],
        "commit": commit,
        "release": environ["RELEASE_URL"],
        "review": environ.get("REVIEW_URL") or commit,
        "datetime": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "score": sum(test["score"] for test in tests),
        "max-score": sum(test["max-score"] for test in tests),
        "tests": tests,
    }


def _cut(name: str, number: int) -> str:
    """Return a name that is short enough, and still the only one of its exercise."""
    if len(name.encode()) <= _LONGEST_NAME:
        return name
    ending = f" ({number})"
    return name.encode()[: _LONGEST_NAME - len(ending)].decode(errors="ignore") + ending


if __name__ == "__main__":
    sys.exit(main())
