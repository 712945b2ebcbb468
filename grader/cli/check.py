"""`threadlings check`: what a student asks for again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.cli import console
from grader.cli.clone import Clone, find_clone
from grader.cli.documents import write_document
from grader.cli.progress import Progress
from grader.cli.reporting import REPORTERS, guarded, rendered, reported, write_page
from grader.cli.work import Document, Work, find_work, graded
from grader.explain.results import Result
from grader.integrations.github import reporter as github
from grader.sandbox.process import shut_in

if TYPE_CHECKING:
    from pathlib import Path

    from grader.course import Exercise

PASSED, FAILED, GRADERS_FAULT = 0, 1, 3


@click.command(short_help="Check your solution of an exercise.")
@click.argument("targets", nargs=-1, metavar="[SLUG | FILE | FOLDER]...")
@click.option("--all", "everything", is_flag=True, help="Check every exercise.")
@click.option(
    "--seed", type=int, default=0, show_default=True, help="Seed of inputs and random choices."
)
@click.option(
    "--budget",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="How long a search should take at most; by default what the exercise says.",
)
@click.option("--json", "json_file", metavar="FILE|-", help="Write the result as JSON.")
@click.option("--html", "page", metavar="FILE", help="Write the result as a page for a browser.")
@click.option(
    "--reporter",
    type=click.Choice(REPORTERS),
    default="text",
    show_default=True,
    help="How the result is printed.",
)
def check(
    targets: tuple[str, ...],
    everything: bool,
    seed: int,
    budget: float | None,
    json_file: str | None,
    page: str | None,
    reporter: str,
) -> int:
    """Check exercises by exploring how their threads can interleave.

    Without a target: the next exercise that is not solved yet.
    """
    clone = find_clone()
    work = find_work(clone, targets, everything=everything)
    with guarded(reporter, to_stdout=json_file != "-"):
        in_jail = reporter == "github"
        document = _check(clone, work, seed=seed, budget=budget, in_jail=in_jail) if work else None
    if document is None:
        console.note("Every exercise is solved. Well done.   (--all checks them once more)")
        return PASSED
    if json_file:
        write_document(document, json_file)
    if page:
        write_page(document, page)
    paths = {each.exercise.slug: _inside(clone, each.path) for each in work}
    reported(
        document, reporter, worth=github.feedback(document), paths=paths, to_stdout=json_file != "-"
    )
    return exit_code([document])


def _inside(clone: Clone, path: Path) -> str:
    """Return a file's place as a repository names it."""
    return path.relative_to(clone.root).as_posix() if path.is_relative_to(clone.root) else str(path)


def check_one(clone: Clone, exercise: Exercise) -> bool:
    """Check one exercise of a clone, print the result, and return whether it passed."""
    document = _check(clone, [Work(exercise, exercise.stub)], seed=0, budget=None)
    console.say(rendered(document, "text"))
    return exit_code([document]) == PASSED


def _check(
    clone: Clone, work: list[Work], *, seed: int, budget: float | None, in_jail: bool = False
) -> Document:
    slugs = [each.exercise.slug for each in work]
    more = f" and {len(slugs) - 3} more" if len(slugs) > 3 else ""
    with Progress(f"checking {', '.join(slugs[:3])}{more}") as progress:
        process = shut_in() if in_jail else None
        document = graded(clone, work, seed=seed, budget=budget, process=process, say=progress.say)
    _remember(clone, work, document)
    return document


def _remember(clone: Clone, work: list[Work], document: Document) -> None:
    """Keep what was solved, and the results that `replay` asks for."""
    own = {each.exercise.slug for each in work if each.is_own}
    clone.state.keep_results(document, own=own)
    for each, result in zip(work, document["exercises"], strict=True):
        if not each.is_own:
            continue
        if result["status"] == "passed":
            clone.progress.mark_solved(each.exercise.slug, sha256=each.sha256)
        elif result["status"] == "failed" and clone.solved(each.exercise):
            clone.progress.forget(each.exercise.slug)


def exit_code(documents: list[Document]) -> int:
    """Return the exit code that results ask for: the grader's own fault comes first."""
    results = [Result.of(document) for document in documents]
    if any(result.has_errors for result in results):
        return GRADERS_FAULT
    return PASSED if all(result.passed for result in results) else FAILED
