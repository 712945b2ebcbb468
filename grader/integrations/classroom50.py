"""The `result.json` that Classroom 50 collects, schema `classroom50/result/v1`.

Source: foundation50/classroom50, `schemas/result-v1.schema.json`, and its wiki, "Advanced
Autograding". What the schema cannot say and collecting asks for: no score above its most.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from grader.integrations.rows import rows_of

Document = dict[str, Any]

SCHEMA = "classroom50/result/v1"
LONGEST_NAME = 100
"""The most that the name of a test may have (bytes of UTF-8)."""

_UNKNOWN_TIME = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a submission is from; in a workflow of Classroom 50 the environment tells it.

    Args:
        classroom: The short name of the classroom.
        assignment: The assignment's slug.
        owner: Whose repository it is, "": the submission's name.
        submission: The tag, which begins with `submit/`; "": one made of the digest.
        commit: A link to what was graded, "": its digest.
        release: A link to the release, "": the tag.
        review: A link to the changes, "": that of the commit.
        datetime: When it was handed in (ISO 8601; UTC unless it says otherwise); where nobody knows
            that, it is never late.
        is_group: Whether the assignment is a group's.
    """

    classroom: str = "classroom"
    assignment: str = "threadlings"
    owner: str = ""
    submission: str = ""
    commit: str = ""
    release: str = ""
    review: str = ""
    datetime: str = _UNKNOWN_TIME
    is_group: bool = False


def render_classroom50(document: Document, *, place: Place | None = None) -> Document:
    """Return a result document as Classroom 50 collects it.

    Args:
        document: A `threadlings/result/v1` document, with what people decided if they did.
        place: Where the submission is from.
    """
    place = place or Place()
    submission = document["submission"]
    digest = submission.get("sha256") or "unknown"
    tag = place.submission or f"submit/{digest[:12]}"
    commit = place.commit or f"sha256:{digest}"
    rows = rows_of(document)
    names = unique_names([row.name for row in rows])
    return {
        "schema": SCHEMA,
        "classroom": place.classroom,
        "assignment": place.assignment,
        "assignment_type": "group" if place.is_group else "individual",
        "owner": place.owner or submission["name"] or "unknown",
        "submission": tag if tag.startswith("submit/") else f"submit/{tag}",
        "commit": commit,
        "release": place.release or tag,
        "review": place.review or commit,
        "datetime": _utc(place.datetime),
        "score": sum(row.points for row in rows),
        "max-score": sum(row.max_points for row in rows),
        "tests": [
            {
                "test-name": name,
                "passed": row.status == "passed",
                "score": row.points,
                "max-score": row.max_points,
                "message": row.output,
            }
            for name, row in zip(names, rows, strict=True)
        ],
    }


def unique_names(names: list[str]) -> list[str]:
    """Return names of at most 100 bytes each, no two alike."""
    found: dict[str, None] = {}
    for name in names:
        short, number = _cut(name, LONGEST_NAME), 1
        while short in found:
            number += 1
            ending = f" ({number})"
            short = _cut(name, LONGEST_NAME - len(ending)) + ending
        found[short] = None
    return list(found)


def _utc(when: str) -> str:
    """Return a time as Classroom 50 writes it, 2026-09-01T12:00:00Z."""
    try:
        told = dt.datetime.fromisoformat(when)
    except ValueError:
        return _UNKNOWN_TIME
    if told.tzinfo is not None:
        told = told.astimezone(dt.UTC)
    return told.strftime("%Y-%m-%dT%H:%M:%SZ")


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text that has so many bytes, no letter cut in two."""
    return text.encode("utf-8", "backslashreplace")[:most].decode("utf-8", "ignore") or "check"
