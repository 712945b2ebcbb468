"""A class whose every text is hostile, graded on paper."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from grader.explain.words import json_text
from grader.grading.classfolder import ClassFolder, Override, csv_text
from tests.explain import results, stories

if TYPE_CHECKING:
    from pathlib import Path

EVIL = (
    "<script>alert(1)</script></details></table>`` ``` ~~~ ![](http://evil.invalid/x) "
    "[x](javascript:alert(1)) @ada #12 a@evil.invalid https://evil.invalid | \u202edrow\u2066 &lt;"
)
SECRET = "Zephyrine"
"""The name of one student: it stands on nobody else's page."""


def graded(name: str, *checks: dict[str, Any], slug: str = "lost_update") -> dict[str, Any]:
    return results.result(*checks, name=name, slug=slug)


def hostile_document(name: str) -> dict[str, Any]:
    story = copy.deepcopy(stories.lost_update())
    for step in story["steps"]:
        for key in ("task", "source", "location", "value", "file"):
            step[key] = f"{step[key]}{EVIL}"
    story["tasks"], story["schedule"] = [], EVIL
    document = graded(
        name,
        results.check(message=f"{EVIL}\n```\n# second", counterexample=story),
        results.check("test_more", title=EVIL, counterexample=story),
        results.check("test_odd", mistake=None, reason="forbidden", message=EVIL),
    )
    document["exercises"][0]["notes"] = [EVIL]
    document["isolation"]["name"] = EVIL
    return document


def write_class(root: Path) -> ClassFolder:
    """Write a class: one hostile, one right, one with two mistakes, one who handed in nothing."""
    documents = {
        "evil": hostile_document("evil"),
        "right": graded("right", results.check(status="passed"), *(_passed(n) for n in "ab")),
        "usual": results.forgot_the_lock() | {"submission": {"name": "usual", "sha256": "1" * 64}},
    }
    folder = ClassFolder(root)
    for name, document in documents.items():
        (root / "submissions" / name).mkdir(parents=True)
        path = folder.result_path(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(json_text(document), encoding="utf-8")
    names = {"evil": EVIL, "right": "Ada Obi", "usual": SECRET, "absent": "Lena <b>Öz</b>"}
    roster = csv_text([("name", "full_name"), *names.items()])
    (root / "roster.csv").write_text(roster, encoding="utf-8")
    folder.keep_overrides(
        [
            Override(student="evil", exercise="lost_update", points=3, comment=f"{EVIL}\n{EVIL}"),
            Override(student="right", exercise="lost_update", comment="Nicely written."),
        ]
    )
    (root / "collected.json").write_text(
        json_text(
            {
                "students": {
                    "evil": {
                        "status": "collected",
                        "late_seconds": 93_784,
                        "submitted": EVIL,
                        "problems": [EVIL],
                    },
                    "absent": {"status": "missing", "problems": []},
                }
            }
        ),
        encoding="utf-8",
    )
    return folder


def _passed(name: str) -> dict[str, Any]:
    return results.check(f"test_{name}", title=f"Check {name}", status="passed")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> ClassFolder:
    """The folder of that class; nobody changes it but by writing pages."""
    return write_class(tmp_path_factory.mktemp("class"))
