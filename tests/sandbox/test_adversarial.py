"""Hostile submissions, graded for real: what they earn, what they learn, what they leave."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grader.course import Catalogue
from grader.grading import Submission, grade
from grader.sandbox import leftovers
from grader.sandbox.forkserver import ForkServer
from grader.sandbox.isolation import Watch
from grader.sandbox.launch import Launch
from grader.sandbox.process import StudentProcess
from tests.sandbox.alive import alive
from tests.sandbox.conftest import shut

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "adversarial"
Graded = tuple[str, dict[str, dict[str, Any]], dict[str, str]]
EXERCISE = "lost_update"
_NO_PROMISE = frozenset({"secrets", "resources"})
"""What tier 0 promises nothing about."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="jails are for systems with fork"),
]


@dataclass(frozen=True)
class Sample:
    """A hostile submission."""

    path: Path
    text: str

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}"

    @property
    def is_endless(self) -> bool:
        return "too_slow" in self.facts()["reasons"]

    def facts(self) -> dict[str, str]:
        lines = self.text.split("\n\n", 1)[0].splitlines()
        return dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))


ALL = [Sample(path, path.read_text("utf-8")) for path in sorted(SAMPLES.glob("*/*.py"))]


@pytest.fixture(scope="module", params=["open", "bubblewrap", "landlock"])
def graded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Graded:
    """Every sample's result document by its name, and what the judge saw happen."""
    jail = shut(request.param)
    folder = tmp_path_factory.mktemp("handed-in")
    exercise = Catalogue.load(ROOT).get(EXERCISE)
    samples = [
        each for each in ALL if request.param != "open" or each.path.parent.name not in _NO_PROMISE
    ]
    others = _processes()
    with Watch() as watch, StudentProcess(ForkServer(Launch(), jail=jail)) as process:
        submissions = []
        for each in samples:
            told = watch.request
            text = each.text.replace("@CANARY@", told["canary"])
            text = text.replace("@FOLDER@", str(Path(told["canary"]).parent))
            path = folder / f"{each.path.parent.name}-{each.path.stem}.py"
            path.write_text(text.replace("@PORT@", str(told["port"])), encoding="utf-8")
            submissions.append(Submission(each.name, path))
        # Who is stopped by the clock anyway need not be waited for.
        endless = {each.name for each in samples if each.is_endless}
        documents = []
        for budget, stopped in ((None, False), (0.3, True)):
            some = [each for each in submissions if (each.name in endless) is stopped]
            documents += grade(some, [exercise], process=process, budget=budget)
        seen = watch.seen()
        secret = Path(watch.request["canary"]).read_text(encoding="utf-8")
    if left := _processes() - others:
        seen["leave a process behind"] = f"done: {left}"
    assert secret not in json.dumps(documents)
    by_name = {each["submission"]["name"]: each["exercises"][0] for each in documents}
    return request.param, by_name, seen


def test_there_are_many() -> None:
    assert len(ALL) >= 120


def test_each_earns_just_what_it_has_earned(graded: Graded) -> None:
    jail, documents, _seen = graded
    wrong = []
    for each in ALL:
        document = documents.get(each.name)
        if document is None:
            continue
        facts = each.facts()
        earned, reasons = document["points"], _reasons(document)
        allowed = set(facts["reasons"].replace("none", "").split(", ")) - {""}
        if jail == "landlock" and "where nothing can be written" in facts:
            points, reason = facts["where nothing can be written"].split(", ")
            right = (earned, reasons) == (int(points), {reason})
        elif "earns at most" in facts:
            right = earned <= int(facts["earns at most"]) and reasons <= allowed
        else:
            # What ends the process some other way than in a jail fails all the same.
            points = int(facts["earns"])
            right = earned <= points if each.is_endless else earned == points
            right = right and (reasons <= allowed or jail == "open")
        if not right or document["status"] == "error":
            wrong.append((each.name, earned, sorted(reasons), facts))
    assert wrong == []


def test_nothing_is_learned_reached_or_left_behind(graded: Graded) -> None:
    _jail, _documents, seen = graded
    assert seen == {}


def _reasons(document: dict[str, Any]) -> set[str]:
    return {check["reason"] for check in document["checks"] if check["reason"]}


def _processes() -> set[int]:
    """The processes below this one that run, zombies not among them."""
    return {pid for pid in leftovers.descendants(os.getpid()) if alive(pid)}
