"""`threadlings override`: what a person decides instead of the grader; grading again leaves it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import console
from grader.course.names import near
from grader.errors import UserError
from grader.explain.words import cells, pad, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from grader.grading.classfolder import Override
    from grader.grading.gradebook import Gradebook

_HEADING = ("student", "exercise", "points", "grader", "comment")


@click.command(short_help="Decide a mark yourself, or comment on it.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.argument("student", required=False)
@click.argument("exercise", required=False)
@click.option("--points", type=click.IntRange(min=0), metavar="N", help="What counts instead.")
@click.option("--comment", metavar="TEXT", help='What the student is told; "" takes it away.')
@click.option("--remove", is_flag=True, help="Let the grader's points count again.")
@click.option("--anyway", is_flag=True, help="Take more points than the exercise has.")
def override(
    folder: Path,
    student: str | None,
    exercise: str | None,
    points: int | None,
    comment: str | None,
    remove: bool,
    anyway: bool,
) -> int:
    """Decide what an exercise of one student is given, or comment on it.

    Decisions are kept in DIR/overrides.csv, which may also be edited in a spreadsheet. They count
    in every table, page and export, and stay when the class is graded again. Without a student, all
    of them are listed.
    """
    from grader.grading.classfolder import ClassFolder, Override
    from grader.grading.gradebook import Gradebook

    book = Gradebook.read(ClassFolder.open(folder))
    decided = book.folder.overrides()
    if student is not None:
        _know(student, [each.student.name for each in book.entries], "student", folder)
    changes = points is not None or comment is not None or remove
    if exercise is None or student is None:
        if changes:
            msg = "A decision needs a student and an exercise."
            step = f"threadlings override {folder} STUDENT EXERCISE --points N --comment TEXT"
            raise UserError(msg, next_step=step)
        return _list(book, [each for each in decided.values() if student in (None, each.student)])
    exercises = _exercises(book)
    _know(exercise, exercises, "exercise", folder)
    key = (student, exercise)
    if not changes:
        return _list(book, [decided[key]] if key in decided else [])
    if remove:
        if points is not None or comment is not None:
            msg = "--remove takes the decision away; it goes with neither --points nor --comment."
            raise UserError(
                msg, next_step=f"threadlings override {folder} {student} {exercise} ..."
            )
        decided.pop(key, None)
    else:
        _check_points(points, exercises[exercise], exercise, anyway=anyway)
        one = decided.get(key, Override(student=student, exercise=exercise))
        one = replace(
            one,
            points=one.points if points is None else points,
            comment=one.comment if comment is None else comment.strip(),
        )
        decided[key] = one
        if one.points is None and not one.comment:
            del decided[key]
    book.folder.keep_overrides(decided.values())
    _tell(book, key, decided.get(key))
    return 0


def _know(name: str, known: Iterable[str], what: str, folder: Path) -> None:
    """Make sure that a name is one of those known.

    Raises:
        UserError: It is not; the message names those that are near.
    """
    names = list(known)
    if name not in names:
        msg = f"There is no {what} {name!r} in {folder}."
        few = ", ".join(names[:5]) + (" ..." if len(names) > 5 else "")
        within = [each for each in names if name.casefold() in each.casefold()][:3]
        meant = f"Did you mean {' or '.join(within)}?" if within else near(name, names)
        raise UserError(msg, next_step=plain(meant or f"Those there are: {few or 'none'}"))


def _exercises(book: Gradebook) -> Mapping[str, int]:
    """Return the exercises that may be decided: those graded, else all of the course."""
    if book.exercises:
        return book.exercises
    from grader.course import Catalogue

    try:
        return {each.slug: each.points for each in Catalogue.load(None).exercises}
    except UserError:
        msg = f"Nothing in {book.folder.root} is graded yet, so its exercises are not known."
        raise UserError(msg, next_step=f"threadlings autograde {book.folder.root}") from None


def _check_points(points: int | None, most: int, exercise: str, *, anyway: bool) -> None:
    if points is not None and points > most and not anyway:
        msg = f"{exercise} has {most} points; {points} are more."
        raise UserError(msg, next_step=f"--points {most}, or add  --anyway")


def _list(book: Gradebook, overrides: list[Override]) -> int:
    if not overrides:
        console.say("Nobody decided otherwise than the grader.")
        return 0
    idle = {(each.student, each.exercise) for each in book.idle}
    earned = {
        (entry.student.name, mark.slug): mark for entry in book.entries for mark in entry.marks
    }
    rows: list[tuple[str, ...]] = [_HEADING]
    for each in overrides:
        mark = earned.get((each.student, each.exercise))
        points = "-" if each.points is None else str(each.points)
        graded = f"{mark.earned}/{mark.max_points}" if mark and mark.status != "missing" else "-"
        rows.append(tuple(map(plain, (each.student, each.exercise, points, graded, each.comment))))
    widths = [max(cells(row[column]) for row in rows) for column in range(len(_HEADING))]
    for row in rows:
        line = "  ".join(pad(cell, size) for cell, size in zip(row, widths, strict=True))
        console.say(line.rstrip())
    if idle:
        names = ", ".join(f"{student} {exercise}" for student, exercise in sorted(idle))
        console.note(f"note:  these are in nobody's marks, and change nothing: {plain(names)}")
    return 0


def _tell(book: Gradebook, key: tuple[str, str], override: Override | None) -> None:
    """Say what counts now.

    Args:
        book: The marks before the decision.
        key: The student and the exercise.
        override: The decision, None where there is none any more.
    """
    student, exercise = key
    entry = next(each for each in book.entries if each.student.name == student)
    mark = next((each for each in entry.marks if each.slug == exercise), None)
    who = f"{plain(student)}, {exercise}"
    if mark is None:
        console.say(f"{who}: kept; it counts once the class is graded.")
        return
    graded = "nothing" if mark.status == "missing" else f"{mark.earned} of {mark.max_points}"
    if override is not None and override.points is not None:
        line = f"{override.points} of {mark.max_points} points (the grader gave {graded})"
    else:
        line = f"the grader's points count: {graded}"
    comment = override.comment if override is not None else ""
    told = f'; comment: "{plain(comment)}"' if comment else ""
    console.say(f"{who}: {line}{told}")
