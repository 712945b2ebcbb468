"""`threadlings explore`: any Python program that uses threads, no exercise needed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from grader.cli import console
from grader.cli.documents import write_document
from grader.cli.outcome import OUTCOME_SCHEMA, first_failure, render_outcome
from grader.cli.progress import Progress
from grader.errors import GraderBug, UserError
from grader.explain.html import counterexample_page
from grader.sandbox.answer import Failed
from grader.sandbox.intake import Refused, take_in
from grader.sandbox.process import StudentProcess
from grader.strategies import STRATEGIES

Document = dict[str, Any]

REPLAY = "replay"
CLOCKS = ("patient", "adversarial")
_SECONDS = 60.0
# The search minds its budget itself; the process is killed only where it cannot.
_GRACE_SECONDS = 15.0


@dataclass(frozen=True, kw_only=True)
class Search:
    """How to explore.

    Args:
        seconds: How long to search (seconds).
        executions: How many executions at most.
        schedule: The schedule to follow, for the strategy `replay`.
    """

    strategy: str = "pos"
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


@dataclass(frozen=True)
class Target:
    """A program to explore: a file, and a function of it or None for the whole file."""

    path: Path
    entry: str | None

    @classmethod
    def parse(cls, text: str) -> Target:
        """Read `FILE.py` or `FILE.py::FUNCTION`.

        Raises:
            UserError: There is no such file, or the function's name is none.
        """
        name, separator, entry = text.partition("::")
        path = Path(name)
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "is not there"
            msg = f"{name} {what}; explore takes a Python file."
            raise UserError(msg, next_step="threadlings explore FILE.py, or FILE.py::FUNCTION")
        if separator and not entry.isidentifier():
            msg = f"{entry!r} is no function's name."
            raise UserError(msg, next_step=f"threadlings explore {name}::FUNCTION")
        return cls(path, entry or None)

    def __str__(self) -> str:
        return f"{self.path}::{self.entry}" if self.entry else str(self.path)

    def program(self) -> Document:
        """Return the program as the part of a request.

        Raises:
            UserError: The file cannot be read as Python text.
        """
        source = take_in(self.path, module=self.path.name)
        if isinstance(source, Refused):
            raise UserError(source.message, next_step=f"Mend {self.path}, then try again.")
        return {
            "module": self.path.stem,
            "file": self.path.name,
            "source": source.text,
            "scenario": None,
            "entry": self.entry,
            "args": [],
            "argv": [self.path.name],
            "search_path": [str(self.path.resolve().parent)],
            "allowed_imports": None,
        }


@click.command(short_help="Explore any program that uses threads.")
@click.argument("target", metavar="FILE.py[::FUNCTION]")
@click.option(
    "--clock",
    type=click.Choice(CLOCKS),
    default="patient",
    show_default=True,
    help="patient: time passes when nothing else can happen; adversarial: at any time.",
)
@click.option(
    "--strategy",
    type=click.Choice([*sorted(STRATEGIES), REPLAY]),
    default="pos",
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
def explore(
    target: str,
    clock: str,
    strategy: str,
    budget: float,
    executions: int,
    seed: int,
    schedule: str | None,
    json_file: str | None,
) -> int:
    """Explore how the threads of a program can interleave.

    An uncaught exception in any thread, a failed assert, a deadlock, and a thread that never ends
    are failures. The file is run as a program, or one of its functions is called without arguments.
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
    program = Target.parse(target)
    outcome = explored(program, search) if schedule is None else replayed(program, search)
    if json_file:
        write_document(outcome, json_file)
    if json_file != "-":
        console.say(
            render_outcome(
                outcome, target=str(program), width=console.width(), color=console.color()
            )
        )
    return 1 if outcome["verdict"]["ending"] == "fails" or "refused" in outcome else 0


def replay_program(target: str, schedule: str, *, html: Path | None, clock: str) -> int:
    """Run a program once more under a schedule, and show what happens.

    Args:
        target: The file, and a function of it.
        schedule: As `explore` printed it.
        html: Where to write a page, or None.
        clock: The clock it was found with.
    """
    program = Target.parse(target)
    outcome = replayed(program, Search(strategy=REPLAY, clock=clock, schedule=schedule))
    console.say(
        render_outcome(outcome, target=str(program), width=console.width(), color=console.color())
    )
    story = outcome.get("counterexample")
    if html is not None and story is not None:
        page = counterexample_page(
            story,
            title=str(program),
            waits=first_failure(outcome).get("waits", []),
            again=f"threadlings replay {program} {schedule}",
        )
        html.write_text(page, encoding="utf-8")
        console.note(f"written: {html}")
    return 1 if outcome["verdict"]["ending"] == "fails" or "refused" in outcome else 0


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
    with StudentProcess() as student, Progress(f"replaying {program}"):
        return _ask(student, program, search, action="replay")


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
    with StudentProcess() as student, Progress(f"exploring {program}"):
        outcome = _ask(student, program, search, action="explore")
        witness = first_failure(outcome)
        if witness and outcome.get("counterexample") is None:
            again = replace(search, strategy=REPLAY, schedule=witness["schedule"])
            shown = _ask(student, program, again, action="replay", shrink=True)
            outcome["counterexample"] = shown.get("counterexample")
    return outcome


def _ask(
    student: StudentProcess, program: Target, search: Search, *, action: str, shrink: bool = False
) -> Document:
    request = {
        "action": action,
        "program": program.program(),
        "search": search.document(shrink=action == "replay" and shrink),
    }
    answer = student.ask(request, seconds=search.seconds + _GRACE_SECONDS)
    if isinstance(answer, Failed):
        return _unanswered(search, {"reason": answer.reason, "message": answer.message})
    document = answer.document
    if "refused" in document:
        refused = document["refused"]
        _raise_for(refused, program)
        return _unanswered(search, refused)
    outcome = document["outcome"]
    if "verdict" in outcome:
        return {"schema": OUTCOME_SCHEMA, **outcome}
    return {**_nothing(search), **outcome, "verdict": _verdict_of(outcome, search)}


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
