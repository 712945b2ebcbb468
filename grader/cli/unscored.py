"""What is said where no check gives points: in a repository released without them."""

from __future__ import annotations

from typing import Any

POINTS = "The points are given by your instructor's grader."
CHECKED_BY = "visible_tests"
"""What a result document of visible tests alone says of itself, as `checked_by`."""


def unscored(document: dict[str, Any]) -> bool:
    """Whether a result document comes from visible tests alone."""
    return document.get("checked_by") == CHECKED_BY
