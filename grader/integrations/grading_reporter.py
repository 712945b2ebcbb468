"""The form in which graders of GitHub Classroom handed a result to its reporter.

Classroom is gone, the form lives on: reporters that descend from it read base64 of a JSON document
from a step's output.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

from grader.explain.results import Check, ExerciseResult, Result
from grader.explain.words import plain

if TYPE_CHECKING:
    from grader.explain.story import Document

_STATUSES = {"passed": "pass", "failed": "fail", "error": "error"}
_MOST_BYTES = 400_000
"""Of base64: a job's outputs may have 1 MB in all, counted in UTF-16, and there are others."""
_LONGEST_MESSAGES = (4000, 400, 0)


def encode_grading_reporter(document: Document) -> str:
    """Return a result document in that form, as base64.

    Messages are shortened where it would grow beyond what an output may hold; points never are.

    Args:
        document: A `threadlings/result/v1` document.
    """
    result = Result.of(document)
    for longest in _LONGEST_MESSAGES:
        told = json.dumps(as_reported(result, longest=longest), separators=(",", ":"))
        encoded = base64.b64encode(told.encode()).decode()
        if len(encoded) <= _MOST_BYTES:
            break
    return encoded


def as_reported(result: Result, *, longest: int) -> dict[str, Any]:
    """Return the document before it is encoded.

    Args:
        result: The result.
        longest: Letters of a message at most.
    """
    fine = "pass" if result.passed else "fail"
    return {
        "version": 1,
        "status": "error" if result.has_errors else fine,
        "max_score": result.max_points,
        "tests": [
            _test(exercise, check, longest=longest)
            for exercise in result.exercises
            for check in exercise.checks
        ],
    }


def _test(exercise: ExerciseResult, check: Check, *, longest: int) -> dict[str, Any]:
    message = " ".join(map(plain, check.message[:longest].split("\n")))
    return {
        "name": plain(f"{exercise.slug}: {check.title}"),
        "status": _STATUSES.get(check.status, "error"),
        "score": check.points,
        "message": message[:longest],
        "test_code": plain(check.name),
        "filename": "",
        "line_no": 0,
        "duration": 0,
    }
