"""Outputs of a step: what later steps and jobs read."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from grader.explain.results import Result
from grader.integrations.grading_reporter import encode_grading_reporter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grader.explain.story import Document


def render_outputs(document: Document) -> str:
    """Return `points`, `max-points`, `passed` and `result` as a runner's file of outputs has them.

    Args:
        document: A result document.
    """
    passed = Result.of(document).passed
    values = {
        "points": str(document["points"]),
        "max-points": str(document["max_points"]),
        "passed": "true" if passed else "false",
        "result": encode_grading_reporter(dict(document)),
    }
    return _assigned(values)


def _assigned(values: Mapping[str, str]) -> str:
    """Return assignments in the form of many lines, each with a delimiter that its value lacks."""
    parts = []
    for name, value in values.items():
        delimiter = _delimiter()
        while delimiter in value:
            delimiter = _delimiter()
        parts.append(f"{name}<<{delimiter}\n{value}\n{delimiter}\n")
    return "".join(parts)


def _delimiter() -> str:
    return f"end-{secrets.token_hex(16)}"
