"""`threadlings dev ...`: what authors of exercises and of the grader need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader import compiled
from grader.cli import console
from grader.cli.benchmark import SECTIONS
from grader.cli.clone import find_clone
from grader.cli.documents import write_document
from grader.cli.progress import Progress
from grader.errors import UserError

if TYPE_CHECKING:
    from grader.cli.clone import Clone


@click.group()
def dev() -> None:
    """Commands for authors."""


@dev.command(name="check", short_help="Audit exercises, their solutions and checks.")
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the inputs.")
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=None,
    help="Processes; by default as many as processors.",
)
@click.option(
    "--repeat",
    type=click.IntRange(1),
    default=1,
    help="Grade this often, with other hash seeds, and compare every byte.",
)
@click.option(
    "--fresh", is_flag=True, help="Ask a new process each time, as grading does; with --repeat too."
)
@click.option("--json", "json_file", metavar="FILE|-", help="Write the audit as JSON.")
def check_exercises(
    slugs: tuple[str, ...],
    seed: int,
    jobs: int | None,
    repeat: int,
    fresh: bool,
    json_file: str | None,
) -> int:
    """Audit exercises: whether their checks know right from wrong.

    The stub fails every check, references and variants get all points, each mistake loses exactly
    the checks its header names, the visible test agrees, and some check notices every mutant:
    the reference with one lock, wait or thread left out, moved or changed.
    """
    from grader.cli.audit import Audit, audit_all, audit_document, render_audits
    from grader.cli.audit import repeat as repeated

    processes = jobs or os.cpu_count() or 1
    clone = find_clone()
    exercises = [clone.catalogue.get(slug) for slug in slugs] or list(clone.catalogue.exercises)
    with Progress("auditing") as progress:
        progress.say(f"{len(exercises)} exercises ..." if len(exercises) > 1 else "...")

        def say(done: Audit) -> None:
            verdict = "trouble" if done.troubles else "ok"
            progress.note(f"{done.slug}: {verdict} ({done.seconds:.0f} s)")

        audits = audit_all(
            exercises,
            clone.catalogue,
            seed=seed,
            jobs=processes,
            fresh=fresh or repeat > 1,
            say=say,
        )
        again = repeated(audits, times=repeat, seed=seed, jobs=processes)
        for number, slug in enumerate(again, start=1):
            progress.say(f"again: {number} of {(repeat - 1) * len(audits)}, {slug} ...")
    if json_file:
        write_document(audit_document(audits), json_file)
    if json_file != "-":
        console.say(render_audits(audits, width=console.width(), color=console.color()))
    return 1 if any(each.troubles for each in audits) else 0


@dev.command(name="compile", short_help="Build the compiled twin of the engine.")
@click.option("--remove", is_flag=True, help="Delete it instead.")
def compile_engine(remove: bool) -> int:
    """Build the compiled twin of the engine: the same results in less than half the time.

    It needs a C compiler. Whoever changes the engine's source runs the Python modules again, until
    the next build.
    """
    from grader.cli import compilation

    if remove:
        compilation.remove()
        console.say("The engine runs as Python.")
        return 0
    with Progress("compiling") as progress:
        progress.say("the engine, about half a minute ...")
        folder = compilation.build()
    console.say(f"The engine runs compiled, from {folder}")
    return 0


@dev.command(name="benchmark", short_help="Measure what exploring costs and finds, beside others.")
@click.option("--only", "only", multiple=True, metavar="SECTION", help=", ".join(SECTIONS))
@click.option("--executions", type=click.IntRange(10), default=400, show_default=True)
@click.option("--json", "json_file", metavar="FILE|-", help="Write the figures as JSON.")
@click.option("--markdown", "markdown", metavar="FILE", help="Write the tables into this file.")
@click.option("--as-python", is_flag=True, help="Measure the engine as Python, not compiled.")
def run_benchmark(
    only: tuple[str, ...],
    executions: int,
    json_file: str | None,
    markdown: str | None,
    as_python: bool,
) -> int:
    """Measure what exploring costs and what it finds, beside others.

    Rates beside native threads, the sequential limit, and frontrun and interleave-test where they
    are installed; schedules until known bugs are found; executions of exhaustive search beside
    published counts; the processor time of each exercise's checks. Every round measures all in
    turn: the ratios compare. The engine is measured compiled where that can be done, and built
    first if need be.
    """
    for section in only:
        if section not in SECTIONS:
            msg = f"There is no section {section!r}."
            raise UserError(msg, next_step=f"Choose one of: {', '.join(SECTIONS)}")
    if "rates" in (only or SECTIONS) and _needs_other_engine(as_python=as_python):
        # The engine is chosen as a process begins.
        again = [sys.executable, "-m", "grader", *sys.argv[1:]]
        return subprocess.run(again, env=_environment(as_python=as_python), check=False).returncode
    from grader.cli.benchmark import report

    with Progress("measuring") as progress:
        found = report.run(
            only or SECTIONS, _clone_or_none(), executions=executions, say=progress.say
        )
    if json_file:
        write_document(found.document(), json_file)
    if markdown:
        report.rewrite(Path(markdown), found.markdown())
    if json_file != "-":
        console.say(found.text())
    return 0


def _needs_other_engine(*, as_python: bool) -> bool:
    """Whether this process has not the engine that is to be measured; builds it if need be."""
    from grader.cli import compilation

    as_python = as_python or os.environ.get(compiled.ENGINE) == compiled.PYTHON
    if as_python or compiled.in_use() or compiled.home().is_dir() or not compilation.can_build():
        return as_python and compiled.in_use()
    try:
        with Progress("compiling") as progress:
            progress.say("the engine, about half a minute ...")
            compilation.build()
    except (UserError, OSError) as error:
        console.note(f"{error}\nIt is measured as Python.")
        return False
    return True


def _environment(*, as_python: bool) -> dict[str, str]:
    return {**os.environ, **({compiled.ENGINE: compiled.PYTHON} if as_python else {})}


def _clone_or_none() -> Clone | None:
    try:
        return find_clone()
    except UserError:
        return None


@dev.command(name="new", short_help="Begin a new exercise.")
@click.argument("place", metavar="CHAPTER/SLUG")
def new_exercise(place: str) -> int:
    """Begin a new exercise: folder, stub, tests, check, solution, mistakes.

    What is written is a small exercise that passes `dev check` as it stands, to be changed into
    the one you mean.
    """
    from grader.cli.scaffold import scaffold

    chapter, separator, slug = place.replace("\\", "/").partition("/")
    if not separator or "/" in slug:
        msg = f"{place!r} is no CHAPTER/SLUG."
        raise UserError(msg, next_step="threadlings dev new 02_waiting/wait_for_two")
    clone = find_clone()
    for path in scaffold(clone.root, chapter=chapter, slug=slug):
        console.say(f"written: {path.relative_to(clone.root).as_posix()}")
    console.say(f"next:    threadlings dev check {slug}")
    return 0


@dev.command(
    name="test",
    short_help="Run the project's tests.",
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def run_tests(arguments: tuple[str, ...]) -> int:
    """Run the project's own tests; everything after `test` is handed on."""
    from grader.cli.dev_test import run_test_command

    return run_test_command(list(arguments))
