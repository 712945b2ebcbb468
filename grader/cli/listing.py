"""`threadlings list`: the course at a glance, and what to do next."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

import click

from grader.cli import console
from grader.cli.clone import Clone, find_clone
from grader.cli.documents import write_document
from grader.cli.unscored import POINTS
from grader.explain.text import BOLD, DIM, GREEN, YELLOW, paint
from grader.explain.words import pad

if TYPE_CHECKING:
    from grader.course import Exercise

SCHEMA = "threadlings/list/v1"
_DONE, _TRIED, _NEXT = "done", "tried", "next"


@dataclass(frozen=True, kw_only=True)
class Line:
    """How far somebody is with one exercise.

    Args:
        slug: The exercise.
        title: Its title.
        chapter: The chapter it belongs to.
        status: `solved`; `tried`, where it was checked and points are missing; or `open`.
        points: What the last check gave; all of them once it is solved.
        max_points: What it is worth.
        readme: Its page, from the clone's root.
    """

    slug: str
    title: str
    chapter: str
    status: Literal["solved", "tried", "open"]
    points: int
    max_points: int
    readme: str


@click.command(name="list", short_help="List all exercises and what is solved.")
@click.option("--json", "json_file", metavar="FILE|-", help="Write the list as JSON.")
def list_exercises(json_file: str | None) -> int:
    """List all exercises in the order of the course: chapters, points, and what to do next.

    The points are those of each exercise's last check; once it is solved it keeps all of them.
    """
    from grader import checks

    clone = find_clone()
    worth = checks.are_here()
    lines = [_line(clone, each, worth=worth) for each in clone.catalogue.exercises]
    following = clone.next_exercise()
    if json_file:
        write_document(_document(lines, following), json_file)
    if json_file != "-":
        for text in _texts(lines, following):
            console.say(text)
    return 0


def _line(clone: Clone, exercise: Exercise, *, worth: bool) -> Line:
    """How far somebody is with an exercise; where nothing gives points, it is worth none."""
    solved = clone.solved(exercise)
    last = clone.state.last_result(exercise.slug)
    tried = last.get("own") is True and last.get("status") != "not_started"
    given = last.get("points") if tried else None
    points = given if isinstance(given, int) and 0 <= given <= exercise.points else None
    return Line(
        slug=exercise.slug,
        title=exercise.title,
        chapter=exercise.chapter,
        status="solved" if solved else "open" if points is None else "tried",
        points=(exercise.points if solved else points or 0) if worth else 0,
        max_points=exercise.points if worth else 0,
        readme=exercise.readme.relative_to(clone.root).as_posix(),
    )


def _document(lines: list[Line], following: Exercise | None) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "exercises": [asdict(line) for line in lines],
        "solved": sum(line.status == "solved" for line in lines),
        **_sums(lines),
        "next": following.slug if following else None,
    }


def _sums(lines: list[Line]) -> dict[str, int]:
    return {
        "points": sum(line.points for line in lines),
        "max_points": sum(line.max_points for line in lines),
    }


def _texts(lines: list[Line], following: Exercise | None) -> list[str]:
    color = console.color()
    room = max((len(line.slug) for line in lines), default=0)
    texts = []
    for chapter, group in groupby(lines, key=lambda line: line.chapter):
        members = list(group)
        head = chapter.replace("_", " ")
        sums = _sums(members)
        given = f"  {sums['points']}/{sums['max_points']}" if sums["max_points"] else ""
        texts.append(f"{paint(head, BOLD, color=color)}{given}")
        for line in members:
            comes_next = following is not None and line.slug == following.slug
            texts.append(
                f"  {_mark(line, comes_next=comes_next)}  {pad(line.slug, room)}  {line.title}"
            )
    done, sums = sum(line.status == "solved" for line in lines), _sums(lines)
    given = f", {sums['points']} of {sums['max_points']} points" if sums["max_points"] else ""
    texts.append(f"{done} of {len(lines)} solved{given}.")
    if lines and not sums["max_points"]:
        texts.append(POINTS)
    if following is None:
        return [*texts, "Every exercise is solved. Well done."] if lines else texts
    page = next(line.readme for line in lines if line.slug == following.slug)
    return [*texts, f"next:  read {page}, then threadlings check {following.slug}"]


def _mark(line: Line, *, comes_next: bool) -> str:
    """What stands before an exercise, in words: nobody has to see a colour."""
    color = console.color()
    told = line.status != "open" and line.max_points
    points = f"{line.points}/{line.max_points}" if told else ""
    if line.status == "solved":
        word = paint(pad(_DONE, 5), GREEN, color=color)
    elif comes_next:
        word = paint(pad(_NEXT, 5), YELLOW, color=color)
    elif line.status == "tried":
        word = pad(_TRIED, 5)
    else:
        word = paint(pad("", 5), DIM, color=color)
    return f"{word}  {points:>5}" if line.max_points else word
