"""What GitHub Classroom's grading reporter, and the forks that outlive it, read from a step.

A grader's step gives the JSON, in base64, as its output `result`; the reporter finds it in the
environment variable `<STEP>_RESULTS` and prints what it says.

Source: classroom-resources/autograding-grading-reporter, `src/main.js`; the form of a test as
classroom-resources/autograding-command-grader makes it.
"""

from __future__ import annotations

import base64
import json
from typing import Any

from grader.integrations.rows import Row, rows_of

Document = dict[str, Any]

VERSION = 1
_LONGEST_MESSAGES = (2000, 400, 0)
"""Letters of a message at most; fewer where the whole would grow beyond what an output may hold."""
_MOST_BYTES = 400_000
"""Of base64: a job's outputs may have 1 MB in all, counted in UTF-16, and there are others."""
_STATUS = {"passed": "pass", "failed": "fail"}


def render_grading_reporter(document: Document, *, longest: int = _LONGEST_MESSAGES[0]) -> Document:
    """Return a result document as the grading reporter reads it.

    Args:
        document: A `threadlings/result/v1` document, with what people decided if they did.
        longest: Letters of a message at most.
    """
    rows = rows_of(document)
    statuses = {_status(row) for row in rows}
    worst = next((each for each in ("error", "fail") if each in statuses), "pass")
    return {
        "version": VERSION,
        "status": worst,
        "max_score": sum(row.max_points for row in rows),
        "tests": [
            {
                "name": row.name,
                "status": _status(row),
                "score": row.points,
                "message": _message(row.output[:longest]),
                "test_code": "",
                "filename": "",
                "line_no": 0,
                "duration": 0,
            }
            for row in rows
        ],
    }


def encode_grading_reporter(document: Document) -> str:
    """Return what a step gives as its output: the JSON in base64, one line.

    Messages are shortened where it would grow beyond what an output may hold; points never are.

    Args:
        document: A `threadlings/result/v1` document, with what people decided if they did.
    """
    for longest in _LONGEST_MESSAGES:
        text = json.dumps(render_grading_reporter(document, longest=longest))
        encoded = base64.b64encode(text.encode("ascii")).decode("ascii")
        if len(encoded) <= _MOST_BYTES:
            break
    return encoded


def _status(row: Row) -> str:
    return _STATUS.get(row.status, "error")


def _message(text: str) -> str:
    """Return a message that can be printed in a workflow: no line of it is a command."""
    lines = [
        f"| {line}" if line.lstrip().startswith(("::", "##[")) else line
        for line in text.splitlines()
    ]
    return "\n".join(lines)
