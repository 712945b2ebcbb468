"""One JUnit XML file for a class, with the points that JUnit itself knows nothing of.

Each suite, an exercise of a student, has its points as properties; a check that failed stays
failed whatever a person decided about the points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from grader.explain.junit import junit_text, junit_tree
from grader.explain.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

Document = dict[str, Any]


def render_class_junit(documents: Iterable[Document]) -> str:
    """Return the JUnit XML of a class.

    Args:
        documents: Result documents, one a submission, with what people decided if they did; read
            one by one, so that a large class need not be in memory.
    """
    root = ET.Element("testsuites", {"name": "threadlings"})
    for document in documents:
        suites = list(junit_tree([document]))
        for suite, exercise in zip(suites, document["exercises"], strict=True):
            suite.insert(0, _properties(exercise))
        root.extend(suites)
    return junit_text(root)


def _properties(exercise: Document) -> ET.Element:
    override = exercise.get("override") or {}
    found = {"points": str(exercise["points"]), "max_points": str(exercise["max_points"])}
    if override.get("points") is not None:
        found["decided_by"] = "a person"
    if override.get("comment"):
        found["comment"] = plain(override["comment"])
    properties = ET.Element("properties")
    for name, value in found.items():
        ET.SubElement(properties, "property", {"name": name, "value": value})
    return properties
