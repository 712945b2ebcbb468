"""The `results.json` of a Gradescope autograder.

Source: Gradescope's autograder specifications, "Output format".
"""

from __future__ import annotations

from typing import Any

from grader.explain.words import plain
from grader.integrations.rows import rows_of

Document = dict[str, Any]

VISIBLE = "visible"


def render_gradescope(document: Document, *, visibility: str = VISIBLE) -> Document:
    """Return a result document as Gradescope reads it.

    Args:
        document: A `threadlings/result/v1` document, with what people decided if they did.
        visibility: When students see it: `visible`, `after_due_date`, `after_published`, `hidden`.
    """
    rows = rows_of(document)
    notes = [
        f"{plain(exercise['slug'])}: {plain(note)}"
        for exercise in document["exercises"]
        for note in exercise.get("notes", ())
        if isinstance(note, str)
    ]
    told: Document = {
        "score": sum(row.points for row in rows),
        "execution_time": document.get("timing", {}).get("seconds", 0.0),
        "output": "\n".join(notes),
        "output_format": "text",
        "visibility": visibility,
        "stdout_visibility": "hidden",
        "tests": [
            {
                "name": row.name,
                "name_format": "text",
                "score": row.points,
                "max_score": row.max_points,
                "status": "passed" if row.status == "passed" else "failed",
                "output": row.output,
                "output_format": "text",
                "tags": [row.exercise],
                "visibility": visibility,
            }
            for row in rows
        ],
    }
    return told
