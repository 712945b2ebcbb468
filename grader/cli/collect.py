"""`threadlings collect`: what was handed in, into the folder of a class."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import console
from grader.cli.clone import find_clone
from grader.cli.progress import Progress
from grader.errors import UserError
from grader.explain.words import plain, shortened

if TYPE_CHECKING:
    from grader.grading.classfolder import Handed
    from grader.grading.collecting import Report

_NOTHING_READ = 2
_MOST_SENTENCES = 4
_LONGEST = 300


@click.command(short_help="Collect what was handed in.")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="[SOURCE]...")
@click.option(
    "--into",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder of the class; made if it is not there.",
)
@click.option(
    "--roster",
    type=click.Path(path_type=Path),
    metavar="FILE.csv",
    help="Who is in the class: name, full_name, email, id, github, repository. Kept in DIR.",
)
@click.option(
    "--deadline",
    metavar="TIME",
    help="Note who is late: 2026-12-01T18:00, in this machine's time zone unless it says +01:00.",
)
@click.option("--only", multiple=True, metavar="NAME", help="Collect this student alone.")
def collect(
    sources: tuple[Path, ...],
    into: Path,
    roster: Path | None,
    deadline: str | None,
    only: tuple[str, ...],
) -> int:
    """Collect what was handed in into DIR, the folder of a class.

    A SOURCE is a folder of students' folders, files or archives, an archive of these, or what
    Moodle or Canvas let you download. Without one, the repositories of the roster are fetched, at
    their last commit.

    Of each student the exercises' files and notebooks are taken, and nothing else. Collecting again
    brings what is new; results and overrides stay, and files that are replaced go to DIR/replaced.

    What is late is told by the times of files and commits. Students can set both; when something
    was pushed cannot be known from a clone.
    """
    from grader.grading.collecting import collect as collected

    clone = find_clone()
    with Progress("collecting") as progress:
        report = collected(
            sources,
            into=into,
            exercises=clone.catalogue.exercises,
            roster=roster,
            deadline=None if deadline is None else _time(deadline),
            only=only,
            say=progress.say,
        )
    _tell(report, into)
    return _NOTHING_READ if report.nothing_was_read else 0


def _time(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        msg = f"{text!r} is no time."
        step = "Write it as 2026-12-01T18:00 or 2026-12-01T18:00+01:00"
        raise UserError(msg, next_step=step) from None
    return found if found.tzinfo is not None else found.astimezone()


def _tell(report: Report, into: Path) -> None:
    """Print what came of it: the counts, and each student with whom something is the matter."""
    for sentence in report.refused:
        console.say(_clean(sentence))
    for name, handed in sorted(report.handed.items()):
        told = _sentences(handed)
        if told:
            console.say(f"{_clean(name)}: {'; '.join(told)}")
    by = [each.status for each in report.handed.values()]
    same = len(report.read) - len(report.changed)
    late = sum(each.late_seconds > 0 for each in report.handed.values())
    counts = [
        f"{len(report.changed)} new or changed",
        f"{same} as before" if same else "",
        f"{late} late" if late else "",
        f"{by.count('missing')} missing" if "missing" in by else "",
        f"{by.count('refused')} refused" if "refused" in by else "",
        f"{len(report.unmatched)} not in the roster" if report.unmatched else "",
    ]
    console.say(f"{into}: {', '.join(filter(None, counts))}.")
    if not report.nothing_was_read:
        console.say(f"next:  threadlings autograde {into}")


def _sentences(handed: Handed) -> list[str]:
    told = ["refused"] if handed.status == "refused" else []
    told += [_clean(each).rstrip(".") for each in handed.problems[:_MOST_SENTENCES]]
    more = len(handed.problems) - _MOST_SENTENCES
    if more > 0:
        told.append(f"and {more} more, in collected.json")
    if handed.late_seconds > 1:
        told.append(f"late by {_duration(handed.late_seconds)}")
    return told


def _duration(seconds: int) -> str:
    days, rest = divmod(seconds, 86_400)
    hours, rest = divmod(rest, 3_600)
    parts = [(days, "d"), (hours, "h"), (rest // 60, "min")]
    told = " ".join(f"{count} {unit}" for count, unit in parts if count)
    return told or f"{seconds} s"


def _clean(text: str) -> str:
    return shortened(plain(text), _LONGEST)
