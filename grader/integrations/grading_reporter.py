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
_LONGEST_MESSAGE = 2000
_STATUS = {"passed": "pass", "failed": "fail"}


def render_grading_reporter(document: Document) -> Document:
    """Return a result document as the grading reporter reads it.

    Args:
        document: A `threadlings/result/v1` document, with what people decided if they did.
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
                "message": _message(row.output),
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

    Args:
        document: A `threadlings/result/v1` document, with what people decided if they did.
    """
    text = json.dumps(render_grading_reporter(document))
    return base64.b64encode(text.encode("ascii")).decode("ascii")


def _status(row: Row) -> str:
    return _STATUS.get(row.status, "error")


def _message(text: str) -> str:
    """Return a message that can be printed in a workflow: no line of it is a command."""
    lines = [
        f"| {line}" if line.lstrip().startswith(("::", "##[")) else line
        for line in text[:_LONGEST_MESSAGE].splitlines()
    ]
    return "\n".join(lines)
