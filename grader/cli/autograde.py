"""`threadlings autograde`: all submissions of a class, all exercises, officially."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import console
from grader.cli.choosing import chosen, some_exercises
from grader.cli.clone import find_clone
from grader.cli.grade import demand_tier
from grader.cli.progress import Progress
from grader.explain.words import pad, plain, shortened
from grader.grading.classfolder import RESULTS, ClassFolder
from grader.grading.gradebook import Gradebook
from grader.grading.submission import Submission

if TYPE_CHECKING:
    from grader.grading.pool import Workers
    from grader.grading.result import Result

_DONE, _GRADERS_FAULT = 0, 3
_NAME = 32  # columns for a student's name
_SHOWN = 20  # students to look at by hand that are named in the terminal


@click.command(short_help="Grade a class, officially; go on where it was stopped.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--jobs", type=click.IntRange(min=1), help="Workers here; one a processor if absent.")
@click.option("--scheduler", metavar="ADDRESS", help="Grade on a Dask cluster: tcp://HOST:PORT.")
@click.option(
    "--resume/--fresh",
    "resume",
    default=True,
    help="Grade only what is new or has changed (the default), or everything again.",
)
@some_exercises
@click.option(
    "--student", "names", multiple=True, metavar="NAME", help="Only this one; repeatable."
)
@click.option(
    "--seed", type=int, default=0, show_default=True, help="Seed of inputs and random choices."
)
@click.option(
    "--nbgrader-db",
    "database",
    metavar="URL",
    help="Record the marks in nbgrader's gradebook, too, such as sqlite:///gradebook.db.",
)
@click.option(
    "--allow-tier",
    type=click.IntRange(0, 2),
    metavar="TIER",
    help="Grade although the student's process is shut in no better than this; refuse below it.",
)
def autograde(
    folder: Path,
    jobs: int | None,
    scheduler: str | None,
    resume: bool,
    chapters: str | None,
    exercises: str | None,
    names: tuple[str, ...],
    seed: int,
    database: str | None,
    allow_tier: int | None,
) -> int:
    """Grade every submission of a class for every exercise.

    DIR is a folder that `threadlings collect` has filled, or any folder with a folder, a Python
    file, a notebook or an archive for each student. Results go to DIR/results, one file a student.

    It can be stopped, or killed, at any moment: what was graded is kept, and the same command goes
    on. The same file is graded once, however many handed it in; when a check or a submission has
    changed, only that is graded again.
    """
    from grader.grading.autograde import autograde as run
    from grader.sandbox.isolation import best

    if database is not None:
        from grader.integrations.nbgrader.extra import demand_nbgrader

        demand_nbgrader()  # before the class is graded, not after it
    classfolder = ClassFolder.open(folder)
    clone = find_clone()
    wanted = chosen(clone.catalogue, chapters=chapters, exercises=exercises)
    classfolder.require(names)
    submissions = [
        Submission(name, path)
        for name, path in classfolder.submissions()
        if not names or name in names
    ]
    with Progress("trying out the jail"):
        isolation, _jail = best()
    demand_tier(isolation, allow_tier)
    watcher = _Watcher(len(submissions), len(wanted))
    with watcher:
        run(
            classfolder,
            submissions,
            wanted,
            workers=_workers(jobs, scheduler),
            watcher=watcher,
            isolation=isolation,
            seed=seed,
            fresh=not resume,
        )
    book = Gradebook.read(classfolder)
    if database is not None:
        from grader.cli.nbgrader import record_in

        record_in(database, book)
    return _summary(book, watcher)


def _workers(jobs: int | None, scheduler: str | None) -> Workers:
    if scheduler is not None:
        from grader.integrations.cluster import ClusterWorkers

        return ClusterWorkers(scheduler)
    from grader.grading.pool import LocalWorkers

    return LocalWorkers(jobs)


class _Watcher(Progress):
    """Says how far it is: a line that changes, on a terminal, and one that stays per student."""

    def __init__(self, students: int, exercises: int) -> None:
        super().__init__("grading")
        self._students, self._all = students, students * exercises
        self.began = time.monotonic()
        self.known = self.graded = self._finished = self._before = 0

    def answered(self, *, known: bool) -> None:
        """One answer of one student has its mark."""
        self.known += known
        self.graded += not known
        done = self.known + self.graded
        self.say(
            f"{self._finished}/{self._students} students, {done}/{self._all} answers{self._left()}"
        )

    def finished(self, name: str, result: Result) -> None:
        """A student has all marks."""
        self._finished += 1
        document = result.to_document()
        broken = sum(each["status"] == "error" for each in document["exercises"])
        faults = f"   {broken} could not be graded" if broken else ""
        marks = f"{document['points']:>4}/{document['max_points']}"
        self.note(f"{pad(shortened(plain(name), _NAME), _NAME)} {marks}{faults}")

    def troubled(self, what: str) -> None:
        """Something went wrong that grading could mend."""
        self.note(f"note: {plain(what)}")

    def _left(self) -> str:
        """How long the rest takes, if it goes on as since the first answer that was graded."""
        if not self.graded:
            self._before = self.known
            return ""
        done = self.known + self.graded
        left = self._all - done
        seconds = (time.monotonic() - self.began) * left / max(1, done - self._before)
        return f", about {spoken(seconds)} left" if left else ""


def spoken(seconds: float) -> str:
    """Return a time for people: seconds, or minutes where it is long."""
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"


def _summary(book: Gradebook, watcher: _Watcher) -> int:
    """Say what was done, and what needs a person."""
    answers = watcher.known + watcher.graded
    took = spoken(time.monotonic() - watcher.began)
    console.say(
        f"{answers} answers: {watcher.graded} graded now, {watcher.known} known already; {took}."
    )
    console.say(f"Results: {book.folder.root / RESULTS}")
    missing = [entry.student.shown for entry in book.entries if not entry.is_graded]
    if missing:
        console.say(f"Nothing handed in: {plain(', '.join(missing))}")
    looked_at = [entry for entry in book.entries if entry.to_look_at]
    if looked_at:
        console.say("To look at by hand:")
    for entry in looked_at[:_SHOWN]:
        console.say(f"  {plain(entry.student.shown)}: {plain('; '.join(entry.to_look_at))}")
    if len(looked_at) > _SHOWN:
        console.say(f"  and {len(looked_at) - _SHOWN} more: threadlings report {book.folder.root}")
    broken = any(mark.status == "error" for entry in book.entries for mark in entry.marks)
    return _GRADERS_FAULT if broken else _DONE
