"""`threadlings ci ...`: what the instructor's workflow needs beside grading."""

from __future__ import annotations

import json
import tempfile
from dataclasses import astuple, fields
from pathlib import Path

import click

from grader.cli import console
from grader.cli.clone import find_clone
from grader.cli.documents import write_document
from grader.cli.progress import Progress
from grader.errors import UserError
from grader.explain.words import plain
from grader.files import write_atomically
from grader.grading.classfolder import (
    ROSTER,
    SUBMISSIONS,
    ClassFolder,
    Student,
    read_roster,
)
from grader.grading.spreadsheet import csv_text
from grader.integrations.changed import changed, look_at, read_record, record, without
from grader.integrations.git import ask_git
from grader.integrations.github.class_summary import render_class_summary
from grader.integrations.github.commands import defanged
from grader.integrations.github.reporter import add_summary
from grader.integrations.kept import differing, keep, keep_told
from grader.integrations.protected import (
    Difference,
    answers_of,
    differences,
    manifest_of,
    read_manifest,
)

PROTECTED_SCHEMA = "threadlings/protected/v1"
COMMITS = "commits.json"
_PLACE = click.Path(path_type=Path)


@click.group(short_help="Grade a class in CI: who changed, and what they should not have.")
def ci() -> None:
    """Commands for the workflow in the instructor's repository."""


@ci.command(name="changed", short_help="Name those whose repository changed.")
@click.argument("roster", type=_PLACE)
@click.option("--record", "last", type=_PLACE, metavar="FILE", help="What the last run wrote.")
@click.option(
    "--with", "graded_with", default="", help="What grades: if it changes, all are named."
)
@click.option("--into", type=_PLACE, required=True, metavar="DIR", help="Where to write.")
def changed_(roster: Path, last: Path | None, graded_with: str, into: Path) -> int:
    """Ask git where each repository of ROSTER is, and write the roster of those that changed.

    DIR gets roster.csv, with those that are to be graded, and commits.json, for the next run. Who
    cannot be reached is named, and stays in the roster: collecting says what is wrong.
    """
    students = read_roster(roster)
    with Progress(f"asking for {len(students)} repositories"):
        looked = look_at(students.values())
    known = read_record(last, graded_with=graded_with) if last else {}
    wanted = changed(looked, last=known)
    columns = [field.name for field in fields(Student)]
    rows = [columns, *(list(astuple(each.student)) for each in wanted)]
    write_atomically(into / ROSTER, csv_text(rows))
    write_atomically(into / COMMITS, record(looked, graded_with=graded_with))
    for each in looked:
        if each.problem:
            console.note(defanged(f"{each.student.name}: {each.problem}"))
    console.say(f"{len(wanted)} of {len(looked)} changed.")
    return 0


@ci.command(name="keep", short_help="Add the results of a run to those of earlier ones.")
@click.argument("graded", type=_PLACE)
@click.option("--into", type=_PLACE, required=True, metavar="DIR", help="What earlier runs left.")
@click.option("--found", type=_PLACE, required=True, metavar="DIR", help="What fetching found.")
def keep_(graded: Path, into: Path, found: Path) -> int:
    """Add what a run gave in GRADED to the class in DIR, for those only whom fetching named."""
    names = read_roster(found / ROSTER)
    missing = keep(graded, into, names=names)
    keep_told(found, into, names=names)
    commits = json.loads((found / COMMITS).read_text(encoding="utf-8"))
    results = {name: ClassFolder(into).result(name) for name in names}
    told = differing(into)
    add_summary(lambda taken: render_class_summary(results, differing=told, taken=taken))
    for name in missing:
        console.note(defanged(f"{name}: no result; the next run tries again"))
    write_document(without(commits, missing), str(into / COMMITS))
    console.say(f"{len(names) - len(missing)} of {len(names)} results are kept.")
    return 0


@ci.command(name="manifest", short_help="Write the digests of a released repository.")
@click.argument("released", type=_PLACE)
@click.option("--into", type=_PLACE, required=True, metavar="FILE", help="Where to write.")
def manifest(released: Path, into: Path) -> int:
    """Write the SHA-256 of each file of RELEASED that students are not meant to change."""
    if not released.is_dir():
        msg = f"There is no folder {released}."
        raise UserError(msg, next_step="threadlings ci manifest RELEASED --into FILE")
    files = manifest_of(released, exercises=find_clone().catalogue.exercises)
    write_document({"files": files}, str(into))
    console.say(f"{len(files)} files in {into}")
    return 0


@ci.command(name="protected", short_help="Name what students changed that they should not have.")
@click.argument("folder", type=_PLACE, required=False)
@click.option(
    "--roster", type=_PLACE, metavar="FILE.csv", help="Look at the repositories of these instead."
)
@click.option(
    "--manifest",
    "listed",
    type=_PLACE,
    required=True,
    metavar="FILE",
    help="The digests of the released repository.",
)
@click.option("--json", "json_file", metavar="FILE|-", help="Write what differs as JSON.")
def protected(folder: Path | None, roster: Path | None, listed: Path, json_file: str | None) -> int:
    """Compare repositories of students with the one they were made from.

    FOLDER holds a copy of each; with --roster they are fetched, looked at and thrown away. Marks do
    not depend on it: nothing of a repository but its answers is ever used. It is for a person to
    look at.
    """
    answers = answers_of(find_clone().catalogue.exercises)
    known = {path: sha for path, sha in read_manifest(listed).items() if path not in answers}
    if (folder is None) == (roster is None):
        msg = "Say where the repositories are: a FOLDER, or a roster."
        raise UserError(msg, next_step="threadlings ci protected --roster FILE.csv --manifest FILE")
    found = _of_roster(roster, known) if roster else _of_folder(folder or Path(), known)
    if json_file:
        document = {
            "schema": PROTECTED_SCHEMA,
            "students": {
                name: [{"path": plain(each.path), "how": each.how} for each in told]
                for name, told in found.items()
                if told
            },
        }
        write_document(document, json_file)
    if json_file != "-":
        for name, told in found.items():
            if told:
                console.say(defanged(f"{name}: {_words(told)}"))
        console.say(f"{sum(map(bool, found.values()))} of {len(found)} differ.")
    return 0


def _of_folder(folder: Path, known: dict[str, str]) -> dict[str, tuple[Difference, ...]]:
    place = folder / SUBMISSIONS if (folder / SUBMISSIONS).is_dir() else folder
    if not place.is_dir():
        msg = f"There is no folder {place}."
        raise UserError(msg, next_step="threadlings ci protected FOLDER --manifest FILE")
    people = [each for each in sorted(place.iterdir()) if each.is_dir() and each.name[0] != "."]
    return {each.name: differences(known, each) for each in people}


def _of_roster(roster: Path, known: dict[str, str]) -> dict[str, tuple[Difference, ...]]:
    """Fetch one repository at a time, and keep none."""
    students = read_roster(roster)
    found = {}
    with Progress("looking at protected files") as progress:
        for number, (name, student) in enumerate(students.items(), 1):
            progress.say(f"{number}/{len(students)}")
            with tempfile.TemporaryDirectory(prefix="threadlings-look-") as place:
                copy = Path(place, "copy")
                depth = ("--depth", "1", "--no-tags", "--no-recurse-submodules")
                said = ask_git("clone", "--quiet", *depth, "--", student.repository, str(copy))
                if said.problem:
                    console.note(defanged(f"{name}: {said.problem}"))
                else:
                    found[name] = differences(known, copy)
    return found


def _words(told: tuple[Difference, ...], *, most: int = 5) -> str:
    words = [f"{each.how} {plain(each.path)}" for each in told[:most]]
    more = len(told) - len(words)
    return ", ".join(words) + (f", and {more} more" if more else "")
