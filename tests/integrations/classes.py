"""The folder of a class, with results that were graded for real."""

from __future__ import annotations

import copy
import functools
import json
from pathlib import Path
from typing import Any

from grader.course import Catalogue
from grader.grading import Submission, grade
from grader.grading.classfolder import ClassFolder
from grader.grading.gradebook import Gradebook

Document = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "grader" / "cli" / "sample_class"
NAMES = ("amina_yusuf", "ben_okafor", "daniel_kim")  # all right, 5 of 10 lost, two faults
SLUGS = ("hello_thread", "lost_update")
ROSTER = (
    "name,full_name,email,id\n"
    "amina_yusuf,Amina Yusuf,amina@example.org,101\n"
    "ben_okafor,Ben Okafor,ben@example.org,102\n"
    "daniel_kim,Daniel Kim,daniel@example.org,103\n"
    "elif_demir,Elif Demir,elif@example.org,104\n"
)


@functools.cache
def _graded() -> str:
    catalogue = Catalogue.load(ROOT)
    submissions = [Submission(name, SAMPLES / name) for name in NAMES]
    return json.dumps(grade(submissions, [catalogue.get(slug) for slug in SLUGS]))


def documents() -> dict[str, Document]:
    """Return the result documents by name; graded once, yours to change."""
    return {each["submission"]["name"]: each for each in json.loads(_graded())}


def make_class(
    root: Path, *, roster: str = ROSTER, overrides: str = "", collected: Document | None = None
) -> ClassFolder:
    """Return a class of three who were graded and one, Elif, who handed in nothing."""
    for name, document in documents().items():
        (root / "submissions" / name).mkdir(parents=True)
        keep(root, name, document)
    if roster:
        (root / "roster.csv").write_text(roster, encoding="utf-8")
    if overrides:
        (root / "overrides.csv").write_text(overrides, encoding="utf-8")
    if collected is not None:
        (root / "collected.json").write_text(json.dumps(collected), encoding="utf-8")
    return ClassFolder.open(root)


def make_book(root: Path, **options: Any) -> Gradebook:
    return Gradebook.read(make_class(root, **options))


def keep(root: Path, name: str, document: object) -> None:
    path = root / "results" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document), encoding="utf-8")


def make_large(root: Path, *, students: int, exercises: int) -> ClassFolder:
    """Return a class of a size, every document a real one's with more names and exercises."""
    sample = documents()["ben_okafor"]
    failed = sample["exercises"][1]
    for number in range(students):
        document = copy.copy(sample)
        name = f"student{number:03}"
        document["submission"] = {**sample["submission"], "name": name}
        document["exercises"] = [
            {**failed, "slug": f"exercise_{count:02}"} for count in range(exercises)
        ]
        keep(root, name, document)
    lines = [
        f'student{number:03},"Number {number}, the",n{number}@x.org,{number}'
        for number in range(students)
    ]
    (root / "roster.csv").write_text("name,full_name,email,id\n" + "\n".join(lines))
    (root / "submissions").mkdir()
    return ClassFolder.open(root)
