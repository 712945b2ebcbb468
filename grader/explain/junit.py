"""Results as JUnit XML, which build servers read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from grader.explain.results import Check, Result
from grader.explain.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from grader.explain.story import Document


def render_junit(documents: Sequence[Document]) -> str:
    """Return JUnit XML: a suite per submission and exercise, a case per check.

    Args:
        documents: Result documents, one a submission.
    """
    return junit_text(junit_tree(documents))


def junit_text(root: ET.Element) -> str:
    """Return a tree as the text of an XML file."""
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def junit_tree(documents: Iterable[Document]) -> ET.Element:
    """Return the tree that `render_junit` writes, for those who add to it.

    Args:
        documents: Result documents, one a submission; read one by one.
    """
    root = ET.Element("testsuites", {"name": "threadlings"})
    for result in map(Result.of, documents):
        for exercise in result.exercises:
            name = plain(f"{result.name}.{exercise.slug}" if result.name else exercise.slug)
            statuses = [check.status for check in exercise.checks]
            suite = ET.SubElement(
                root,
                "testsuite",
                {
                    "name": name,
                    "tests": str(len(statuses)),
                    "failures": str(statuses.count("failed")),
                    "errors": str(statuses.count("error")),
                },
            )
            for check in exercise.checks:
                _case(suite, check, classname=name)
    return root


def _case(suite: ET.Element, check: Check, *, classname: str) -> None:
    case = ET.SubElement(
        suite, "testcase", {"name": plain(check.name), "classname": classname, "time": "0"}
    )
    if check.status == "passed":
        return
    kind = "error" if check.status == "error" else "failure"
    problem = ET.SubElement(
        case,
        kind,
        {"message": plain(check.message), "type": plain(check.mistake or check.reason or kind)},
    )
    problem.text = "\n".join(plain(line) for line in (check.title, check.message) if line)
