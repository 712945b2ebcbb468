"""`threadlings explore`: any Python program that uses threads, no exercise needed."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from grader.cli import console
from grader.cli.documents import write_document
from grader.cli.progress import Progress
from grader.cli.target import Target, find_target
from grader.errors import GraderBug, UserError
from grader.explain.html import counterexample_page
from grader.explain.outcome import (
    OUTCOME_SCHEMA,
    Replayed,
    first_failure,
    render_outcome,
    replay_command,
)
from grader.sandbox.answer import Failed
from grader.sandbox.own import ask
from grader.strategies import WAYS

Document = dict[str, Any]

REPLAY = "replay"
CLOCKS = ("patient", "adversarial")
_SECONDS = 60.0
# The search minds its budget itself; the process is killed only where it cannot.
_GRACE_SECONDS = 15.0
_INTERRUPTED = 130
# Why a program could not be explored, where it is the one who typed who has to change something.
_FOR_THE_USER = frozenset({"import_failed", "missing_name", "ended_early", "outside", "forbidden"})
_ENDS_OTHERWISE = (
    "Run again under the same schedule, it ended otherwise: it depends on more than its schedule, "
    "such as the time of day, random numbers from the system, or files that it leaves behind."
)


class ProgramCommand(click.Command):
    """Says how a program gets options of its own."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read a command line."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            msg = f"{error.format_message()} What the program itself is to get goes after `--`."
            raise click.UsageError(msg, ctx) from None


@dataclass(frozen=True, kw_only=True)
class Search:
    """How to explore.

    Args:
        seconds: How long to search (seconds).
        executions: How many executions at most.
        schedule: The schedule to follow, for the strategy `replay`.
    """

    strategy: str = "pipeline"
    clock: str = "patient"
    seed: int = 0
    seconds: float = _SECONDS
    executions: int = 1000
    schedule: str | None = None

    def document(self, *, shrink: bool) -> Document:
        """Return it as the part of a request.

        Args:
            shrink: Whether to look for a smaller schedule that ends in the same way.
        """
        return {
            "strategy": self.strategy,
            "executions": self.executions,
            "seconds": self.seconds,
            "seed": self.seed,
            "clock": self.clock,
            "schedule": self.schedule,
            "shrink": shrink,
            "steps": 20000,
        }


@click.command(short_help="Explore any program that uses threads.", cls=ProgramCommand)
@click.argument("target", metavar="FILE.py[::FUNCTION]")
@click.argument("arguments", nargs=-1, metavar="[-- ARGS...]")
@click.option("-m", "as_module", is_flag=True, help="The target is a module, as for `python -m`.")
@click.option(
    "--instrument",
    multiple=True,
    metavar="PACKAGE",
    help="Also look inside an installed package; may be repeated.",
)
@click.option(
    "--clock",
    type=click.Choice(CLOCKS),
    default="patient",
    show_default=True,
    help="patient: time passes when nothing else can happen; adversarial: at any time.",
)
@click.option(
    "--strategy",
    type=click.Choice([*WAYS, REPLAY]),
    default="pipeline",
    show_default=True,
    help="How the next thread is chosen.",
)
@click.option(
    "--budget",
    type=click.FloatRange(min=0, min_open=True),
    default=_SECONDS,
    show_default=True,
    help="Stop after so many seconds.",
)
@click.option(
    "--executions",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="Stop after so many executions.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of random choices.")
@click.option("--schedule", help="The schedule to follow, with --strategy replay.")
@click.option("--json", "json_file", metavar="FILE|-", help="Write the outcome as JSON.")
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the counterexample as a page for a browser.",
)
def explore(
    target: str,
    arguments: tuple[str, ...],
    as_module: bool,
    instrument: tuple[str, ...],
    clock: str,
    strategy: str,
    budget: float,
    executions: int,
    seed: int,
    schedule: str | None,
    json_file: str | None,
    html: Path | None,
) -> int:
    """Explore how the threads of a program can interleave.

    An uncaught exception in any thread, a failed assert, a deadlock, and a thread that never ends
    are failures. The file is run as a program, with what follows `--` as its arguments, or one of
    its functions is called without any. It runs many times, in this folder. Ctrl-C ends the search
    and tells what it has found.
    """
    if (strategy == REPLAY) != (schedule is not None):
        msg = "--strategy replay and --schedule belong together."
        raise UserError(msg, next_step=f"threadlings replay {target} SCHEDULE")
    search = Search(
        strategy=strategy,
        clock=clock,
        seed=seed,
        seconds=budget,
        executions=executions,
        schedule=schedule,
    )
    program = find_target(target, as_module=as_module, arguments=arguments, instrument=instrument)
    outcome = explored(program, search) if schedule is None else replayed(program, search)
    _show(outcome, program, json_file=json_file, html=html)
    return _exit_code(outcome)


def _exit_code(outcome: Document) -> int:
    if "refused" in outcome:
        return 2 if outcome["refused"]["reason"] in _FOR_THE_USER else 1
    if outcome["verdict"]["ending"] == "fails":
        return 1
    return _INTERRUPTED if outcome.get("interrupted") else 0


def _show(
    outcome: Document, program: Target, *, json_file: str | None = None, html: Path | None = None
) -> None:
    if json_file:
        write_document(outcome, json_file)
    again = replay_arguments(program, outcome["verdict"]["clock"])
    if json_file != "-":
        console.say(
            render_outcome(
                outcome,
                target=str(program),
                again=again,
                width=console.width(),
                color=console.color(),
            )
        )
    story = outcome.get("counterexample")
    if html is not None and not story:
        console.note("There is no execution to show, so no page was written.")
    elif html is not None and story:
        page = counterexample_page(
            story,
            title=str(program),
            waits=first_failure(outcome).get("waits", []),
            again=replay_command(again, story["schedule"]),
        )
        write_page(html, page)


def write_page(path: Path, page: str) -> None:
    """Write a page for a browser, and say where it is.

    Raises:
        UserError: It cannot be written there.
    """
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        msg = f"{path} cannot be written: {error.strerror or error}."
        raise UserError(msg, next_step="--html FILE with another place") from error
    console.note(f"written: {path}")


def replay_arguments(program: Target, clock: str) -> Replayed:
    """Return what stands around the schedule when a program is to be replayed.

    Args:
        program: What was explored.
        clock: With which clock.
    """
    before = "".join(f"--instrument {each} " for each in program.instrument)
    before += "" if clock == "patient" else f"--clock {clock} "
    before += "-m " if program.as_module else ""
    after = shlex.join(program.arguments)
    return Replayed(f"threadlings replay {before}{program.typed}", f" -- {after}" if after else "")


def replay_program(
    program: Target, schedule: str, *, html: Path | None, json_file: str | None, clock: str
) -> int:
    """Run a program once more under a schedule, and show what happens.

    Args:
        program: What to run.
        schedule: As `explore` printed it.
        html: Where to write a page, or None.
        json_file: Where to write the outcome as JSON, or None.
        clock: The clock it was found with.
    """
    outcome = replayed(program, Search(strategy=REPLAY, clock=clock, schedule=schedule))
    _show(outcome, program, json_file=json_file, html=html)
    return _exit_code(outcome)


def replayed(program: Target, search: Search) -> Document:
    """Run a program once, under a schedule.

    Args:
        program: What to run.
        search: The schedule and the clock.

    Raises:
        UserError: There is no such program, function or schedule.
        GraderBug: The engine failed.
    """
    if not is_schedule(search.schedule or ""):
        msg = f"{search.schedule!r} is no schedule."
        raise UserError(msg, next_step='A schedule looks like 1.2.2.1 or "0.1*2.2".')
    with Progress(f"replaying {program}") as progress:
        return _ask(program, search, action="replay", progress=progress)


def is_schedule(text: str) -> bool:
    """Whether a text is written as schedules are."""
    return re.fullmatch(r"\d{1,9}(\*\d{1,9})?(\.\d{1,9}(\*\d{1,9})?)*", text) is not None


def explored(program: Target, search: Search) -> Document:
    """Explore a program, and replay its first failure for the counterexample.

    Args:
        program: What to explore.
        search: How.

    Raises:
        UserError: There is no such program or function.
        GraderBug: The engine failed.
    """
    with Progress(f"exploring {program}") as progress:
        outcome = _ask(program, search, action="explore", progress=progress)
        witness = first_failure(outcome)
        if witness and outcome.get("counterexample") is None:
            progress.say("... it fails; looking for the shortest way there")
            again = replace(search, strategy=REPLAY, schedule=witness["schedule"])
            shown = _ask(program, again, action="replay", progress=progress, shrink=True)
            story = outcome["counterexample"] = shown.get("counterexample")
            if "refused" in shown or (story and not _same_end(witness, story)):
                outcome["counterexample"] = None
                outcome["notes"] = [*outcome.get("notes", []), _ENDS_OTHERWISE]
    return outcome


def _same_end(witness: Document, story: Document) -> bool:
    """Whether a failure, run again under its schedule, was that failure again."""
    if "type" not in witness:
        return True
    ending = story["ending"]
    expected = ("exception", witness["task"], f"{witness['type']}: {witness['message']}")
    return (ending["kind"], ending.get("task"), ending["message"]) == expected


def _ask(
    program: Target, search: Search, *, action: str, progress: Progress, shrink: bool = False
) -> Document:
    request = {
        "action": action,
        "program": program.program(),
        "folders": [str(folder) for folder in program.folders],
        "search": search.document(shrink=action == "replay" and shrink),
    }
    stopped = []

    def interrupted() -> None:
        stopped.append(True)
        console.note("Stopping. Ctrl-C once more ends it at once.")

    answer = ask(
        request,
        seconds=search.seconds + _GRACE_SECONDS,
        progress=lambda said: progress.say(_how_far(said, search)),
        interrupted=interrupted,
    )
    if isinstance(answer, Failed):
        return _unanswered(search, {"reason": answer.reason, "message": answer.message})
    if "refused" in answer:
        refused = answer["refused"]
        _raise_for(refused, program)
        return _unanswered(search, refused)
    outcome = answer["outcome"]
    if "verdict" in outcome:
        said = {"interrupted": True} if stopped else {}
        return {"schema": OUTCOME_SCHEMA, **outcome, **said}
    return {**_nothing(search), **outcome, "verdict": _verdict_of(outcome, search)}


def _how_far(said: Document, search: Search) -> str:
    found = said["failures"]
    failing = f", {found} of them failing in ways of their own" if found else ""
    return f"... {said['executions']} of {search.executions} executions{failing}"


def _raise_for(refused: Document, program: Target) -> None:
    if refused["reason"] == "grader_bug":
        raise GraderBug(refused["message"])
    if refused["reason"] == "missing_name":
        raise UserError(refused["message"], next_step=f"threadlings explore {program.path}::NAME")


def _unanswered(search: Search, refused: Document) -> Document:
    """Return an outcome that says why there is none."""
    kept = {name: refused.get(name) for name in ("reason", "message", "line")}
    return {**_nothing(search), "refused": kept}


def _nothing(search: Search) -> Document:
    lists = ("results", "deadlocks", "exceptions", "endless", "leaks", "races", "observations")
    return {
        "schema": OUTCOME_SCHEMA,
        "verdict": _verdict("gave_up", search, executions=0),
        **{name: [] for name in lists},
        "output": "",
        "timed": False,
        "threads": 0,
        "notes": [],
        "counterexample": None,
    }


def _verdict_of(outcome: Document, search: Search) -> Document:
    """Return the verdict of a single execution: it fails, or this one schedule does not."""
    kind = outcome["counterexample"]["ending"]["kind"]
    if kind == "returned":
        return _verdict("holds_within_bound", search, executions=1, bound="this schedule alone")
    return _verdict("fails", search, executions=1)


def _verdict(ending: str, search: Search, *, executions: int, bound: str | None = None) -> Document:
    return {
        "ending": ending,
        "executions": executions,
        "exhausted": False,
        "clock": search.clock,
        "strategy": search.strategy,
        "bound": bound,
    }
