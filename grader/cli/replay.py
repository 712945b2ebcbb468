"""`threadlings replay`: one execution once more, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from grader import checks
from grader.cli import console
from grader.cli.check import exit_code
from grader.cli.clone import Clone, find_clone
from grader.cli.following import FollowingProcess
from grader.cli.program import (
    CLOCKS,
    ProgramCommand,
    is_schedule,
    replay_program,
    write_page,
)
from grader.cli.progress import Progress
from grader.cli.reporting import rendered
from grader.cli.target import find_target
from grader.cli.work import find_work, graded
from grader.errors import UserError
from grader.explain.html import counterexample_page
from grader.explain.misconceptions import misconception
from grader.explain.results import Result

Document = dict[str, Any]


@click.command(short_help="Show one execution again, step by step.", cls=ProgramCommand)
@click.argument("target", metavar="SLUG | FILE.py[::FUNCTION]")
@click.argument("schedule")
@click.argument("arguments", nargs=-1, metavar="[-- ARGS...]")
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write it as a page for a browser.",
)
@click.option("--json", "json_file", metavar="FILE|-", help="Write a program's outcome as JSON.")
@click.option("-m", "as_module", is_flag=True, help="The target is a module, as for `python -m`.")
@click.option(
    "--instrument",
    multiple=True,
    metavar="PACKAGE",
    help="The packages it was explored with (for a program of your own).",
)
@click.option(
    "--clock",
    type=click.Choice(CLOCKS),
    default="patient",
    show_default=True,
    help="The clock it was found with (for a program of your own).",
)
def replay(
    target: str,
    schedule: str,
    arguments: tuple[str, ...],
    html: Path | None,
    json_file: str | None,
    as_module: bool,
    instrument: tuple[str, ...],
    clock: str,
) -> int:
    """Run your program once more under a schedule that the grader printed, as it is now.

    For an exercise, the scenario is the one of the check that failed last under that schedule.
    """
    clone = None if "::" in target or as_module else find_clone()
    if clone is None or _is_program(clone, target):
        program = find_target(
            target, as_module=as_module, arguments=arguments, instrument=instrument
        )
        return replay_program(program, schedule, html=html, json_file=json_file, clock=clock)
    return _replay_exercise(clone, target, schedule, html=html)


def _is_program(clone: Clone, target: str) -> bool:
    """Whether a target is a file that belongs to no exercise."""
    if not Path(target).is_file():
        return False
    try:
        clone.catalogue.select(target)
    except UserError:
        return True
    return False


def _replay_exercise(clone: Clone, target: str, schedule: str, *, html: Path | None) -> int:
    if not checks.are_here():
        msg = "An exercise is replayed with its checks, and this repository was released without."
        step = "threadlings explore FILE   explores a program of yours and tells its schedules."
        raise UserError(msg, next_step=step)
    if not is_schedule(schedule):
        msg = f"{schedule!r} is no schedule."
        raise UserError(msg, next_step='A schedule looks like 1.2.2.1 or "0.1*2.2".')
    work = find_work(clone, [target], everything=False)
    slug = work[0].exercise.slug
    wanted = _failed_before(clone, slug, schedule)
    with Progress(f"replaying {slug}"):
        document = graded(
            clone,
            work[:1],
            seed=_seed(clone, slug),
            budget=None,
            process=FollowingProcess(schedule),
        )
    exercise = document["exercises"][0]
    told = _told(exercise["checks"], wanted)
    if told is None:
        console.say(f"Under the schedule {schedule}, {slug} does what its checks ask for.")
        return 0
    shown = {**document, "exercises": [{**exercise, "checks": [told]}]}
    console.say(rendered(shown, "text"))
    if html is not None:
        _write_page(html, shown, slug, schedule)
    return exit_code([shown])


def _failed_before(clone: Clone, slug: str, schedule: str) -> str | None:
    """Return the name of the check that failed under a schedule when it was last checked."""
    for check in clone.state.last_result(slug).get("checks", []):
        counterexample = check.get("counterexample") or {}
        if counterexample.get("schedule") == schedule:
            return str(check["name"])
    return None


def _seed(clone: Clone, slug: str) -> int:
    seed = clone.state.last_result(slug).get("seed", 0)
    return seed if isinstance(seed, int) else 0


def _told(checks: list[Document], wanted: str | None) -> Document | None:
    """Return the check to tell: the one that failed before, else the first that fails."""
    failed = [check for check in checks if check["status"] != "passed"]
    same = [check for check in failed if check["name"] == wanted]
    # A check that has a counterexample says more than one that was never explored.
    failed.sort(key=lambda check: check["counterexample"] is None)
    return next(iter(same or failed), None)


def _write_page(path: Path, document: Document, slug: str, schedule: str) -> None:
    check = Result.of(document).exercises[0].checks[0]
    if check.counterexample is None:
        console.note("There is no execution to show, so no page was written.")
        return
    known = misconception(check.mistake)
    page = counterexample_page(
        check.counterexample,
        title=f"{slug}: {check.title}",
        message=check.own_message,
        explanation=known.explanation if known else "",
        again=f"threadlings replay {slug} {schedule}",
    )
    write_page(path, page)
