"""`threadlings demo`: grade a small class, to see what the grader says."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli import console
from grader.cli.clone import Clone, find_clone
from grader.cli.progress import Progress
from grader.cli.work import as_given
from grader.explain.report import render_marks, render_result
from grader.explain.results import Result
from grader.explain.results_html import results_page
from grader.explain.text import BOLD, paint
from grader.files import write_atomically

if TYPE_CHECKING:
    from grader.course import Exercise
    from grader.grading import Submission

Document = dict[str, Any]

SLUGS = ("hello_thread", "lost_update")
_CLASS = Path(__file__).with_name("sample_class")
_NOT_STARTED = "elif_demir"
_GRADERS_FAULT = 3


@click.command(short_help="Grade a small sample class.")
@click.option(
    "--seed",
    type=int,
    default=0,
    show_default=True,
    help="Seed of the inputs and of random choices.",
)
def demo(seed: int) -> int:
    """Grade a small class: its marks, one counterexample, and a report to open in a browser."""
    clone = find_clone()
    with tempfile.TemporaryDirectory(prefix="threadlings-demo-") as folder:
        exercises = [
            as_given(clone, each, Path(folder) / "given", otherwise=each.stub.read_bytes())
            for each in map(clone.catalogue.get, SLUGS)
        ]
        submissions = _submissions(exercises, Path(folder) / _NOT_STARTED)
        console.say(
            f"Grading {len(submissions)} students, {len(exercises)} exercises, by exploring how "
            "their threads can interleave."
        )
        documents = _graded(submissions, exercises, seed=seed)
    console.say()
    console.say(render_marks(documents, color=console.color()))
    _show_one(documents)
    report = _write_report(clone, documents)
    console.say()
    console.say(f"The whole report:  {report}")
    console.say("Your turn:         threadlings")
    broken = any(Result.of(document).has_errors for document in documents)
    return _GRADERS_FAULT if broken else 0


def _submissions(exercises: list[Exercise], untouched: Path) -> list[Submission]:
    """Return the class; the student who has not started hands in the stubs as they are."""
    from grader.grading import Submission

    untouched.mkdir()
    for exercise in exercises:
        (untouched / exercise.module).write_bytes(exercise.stub.read_bytes())
    folders = [*(path for path in _CLASS.iterdir() if path.is_dir()), untouched]
    return [
        Submission(path.name, path)
        for path in sorted(folders, key=lambda path: path.name)
        if not path.name.startswith(("_", "."))
    ]


def _graded(
    submissions: list[Submission], exercises: list[Exercise], *, seed: int
) -> list[Document]:
    from grader.grading import grade
    from grader.sandbox.process import shut_in

    with Progress("grading"), shut_in() as process:
        return grade(submissions, exercises, seed=seed, process=process)


def _show_one(documents: list[Document]) -> None:
    """Show the counterexample a course grader would not find: a lost update without a lock."""
    found = [
        (document, exercise, check)
        for document in documents
        for exercise in document["exercises"]
        for check in exercise["checks"]
        if check["counterexample"] is not None
    ]
    # The forgotten lock first: stress tests of today's CPython never see it.
    found.sort(key=lambda each: (each[2]["mistake"] != "no_lock", each[1]["slug"] != SLUGS[1]))
    if not found:
        return
    document, exercise, check = found[0]
    only = {
        **document,
        "exercises": [{**exercise, "checks": [check]}],
    }
    name = Result.of(document).name
    console.say()
    console.say(paint(f"One of the counterexamples, {name}'s:", BOLD, color=console.color()))
    console.say()
    console.say(render_result(only, width=console.width(), color=console.color()))


def _write_report(clone: Clone, documents: list[Document]) -> Path:
    path = clone.state.folder / "demo" / "report.html"
    write_atomically(path, results_page(documents, title="threadlings: a small class"))
    return path
