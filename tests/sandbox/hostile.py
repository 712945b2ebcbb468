"""Hostile submissions: what each tries, and what came of grading it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.course import Catalogue
from grader.grading import Submission, grade
from grader.sandbox import leftovers
from grader.sandbox.forkserver import ForkServer
from grader.sandbox.isolation import Watch
from grader.sandbox.jail import Bubblewrap, Jail, Landlock, Open
from grader.sandbox.launch import Launch
from grader.sandbox.process import StudentProcess
from tests.sandbox.alive import alive

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "adversarial"
EXERCISE = "lost_update"
JAILS = {"open": Open, "bubblewrap": Bubblewrap, "landlock": Landlock}
CONTROLS = "controls"
_NO_PROMISE = frozenset({"secrets", "resources"})
"""What tier 0 promises nothing about."""
_SHORT = 0.3
"""Seconds for who is stopped by the clock anyway."""

Document = dict[str, Any]


@dataclass(frozen=True)
class Sample:
    """A hostile submission.

    Args:
        path: Its file.
        text: What is in it; its first lines say what it tries, and what it may get.
    """

    path: Path
    text: str

    @property
    def group(self) -> str:
        return self.path.parent.name

    @property
    def name(self) -> str:
        return f"{self.group}/{self.path.stem}"

    @property
    def is_endless(self) -> bool:
        """Whether only the clock ends it."""
        return "too_slow" in self.facts["reasons"]

    @property
    def facts(self) -> dict[str, str]:
        lines = self.text.split("\n\n", 1)[0].splitlines()
        return dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))

    def hand_in(self, folder: Path, watch: Watch) -> Submission:
        """Put it into a folder, told where a secret lies and who listens."""
        told = watch.request
        text = self.text.replace("@CANARY@", told["canary"])
        text = text.replace("@FOLDER@", str(Path(told["canary"]).parent))
        path = folder / f"{self.group}-{self.path.stem}.py"
        path.write_text(text.replace("@PORT@", str(told["port"])), encoding="utf-8")
        return Submission(self.name, path)

    def most(self, jail: str) -> int:
        """The most points that it may get."""
        elsewhere = self.facts.get("where nothing can be written")
        if jail == "landlock" and elsewhere is not None:
            return int(elsewhere.split(", ")[0])
        return int(self.facts.get("earns at most") or self.facts["earns"])

    def is_right(self, jail: str, document: Document) -> bool:
        """Whether it got just what it has earned, and was told a reason that it may be told."""
        earned, reasons = document["points"], reasons_of(document)
        allowed = set(self.facts["reasons"].replace("none", "").split(", ")) - {""}
        elsewhere = self.facts.get("where nothing can be written")
        if document["status"] == "error":
            return False
        if jail == "landlock" and elsewhere is not None:
            points, reason = elsewhere.split(", ")
            return (earned, reasons) == (int(points), {reason})
        if "earns at most" in self.facts:
            return earned <= self.most(jail) and reasons <= allowed
        # What ends the process some other way than in a jail fails all the same.
        points_right = earned <= self.most(jail) if self.is_endless else earned == self.most(jail)
        return points_right and (reasons <= allowed or jail == "open")


@dataclass(frozen=True)
class Round:
    """All samples, graded once.

    Args:
        jail: The jail's name.
        documents: The exercise's part of each result, by the sample's name.
        seen: What happened that the judge could see: files changed, visitors, processes left.
        leaks: Whether the secret stands in a result.
    """

    jail: str
    documents: dict[str, Document]
    seen: dict[str, str]
    leaks: bool


def samples(jail: str = "bubblewrap") -> list[Sample]:
    """The samples that mean something in a jail."""
    every = [Sample(path, path.read_text("utf-8")) for path in sorted(SAMPLES.glob("*/*.py"))]
    return [each for each in every if jail != "open" or each.group not in _NO_PROMISE]


def play(jail: Jail, name: str, folder: Path) -> Round:
    """Grade all samples once.

    Args:
        jail: What the student process is started in.
        name: The jail's name in `JAILS`.
        folder: An empty folder.
    """
    exercise = Catalogue.load(ROOT).get(EXERCISE)
    played = samples(name)
    endless = {each.name for each in played if each.is_endless}
    others = _processes()
    with Watch() as watch, StudentProcess(ForkServer(Launch(), jail=jail)) as process:
        handed_in = [each.hand_in(folder, watch) for each in played]
        documents = []
        # Who is stopped by the clock anyway need not be waited for.
        for budget, stopped in ((None, False), (_SHORT, True)):
            some = [each for each in handed_in if (each.name in endless) is stopped]
            documents += grade(some, [exercise], process=process, budget=budget, controlled=True)
        seen = watch.seen()
        secret = Path(watch.request["canary"]).read_text(encoding="utf-8")
    if left := _processes() - others:
        seen["leave a process behind"] = f"done: {left}"
    by_name = {each["submission"]["name"]: each["exercises"][0] for each in documents}
    return Round(name, by_name, seen, secret in json.dumps(documents))


def reasons_of(document: Document) -> set[str]:
    """The reasons of the checks that failed."""
    return {check["reason"] for check in document["checks"] if check["reason"]}


def _processes() -> set[int]:
    """The processes below this one that run, zombies not among them."""
    return {pid for pid in leftovers.descendants(os.getpid()) if alive(pid)}
