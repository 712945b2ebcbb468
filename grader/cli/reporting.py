"""How a result is told: to a person, to a build server, to GitHub Actions."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli import console
from grader.cli.unscored import POINTS, unscored
from grader.errors import UserError
from grader.explain.junit import render_junit
from grader.explain.report import render_result
from grader.explain.results_html import results_page
from grader.files import write_atomically
from grader.integrations.github.commands import defanged, stopped
from grader.integrations.github.reporter import report
from grader.integrations.github.runner import withheld

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from grader.cli.work import Document

REPORTERS = ("text", "github", "junit")


def rendered(document: Document, reporter: str) -> str:
    """Return a result as a reporter prints it.

    Args:
        document: The result.
        reporter: Its name.
    """
    if reporter == "junit":
        return render_junit([document]).rstrip("\n")
    color = console.color() and reporter == "text"
    text = render_result(document, width=console.width(), color=color)
    return f"{text}\n\n{POINTS}" if unscored(document) else text


@contextmanager
def guarded(reporter: str, *, to_stdout: bool) -> Iterator[None]:
    """Keep a runner from obeying what is printed or written while a student's program runs.

    Args:
        reporter: Who the result is told to.
        to_stdout: Whether stdout is there for it.
    """
    if reporter != "github":
        yield
        return
    with withheld(), stopped(console.say) if to_stdout else nullcontext():
        yield


def reported(
    document: Document,
    reporter: str,
    *,
    worth: str,
    paths: Mapping[str, str] | None = None,
    to_stdout: bool = True,
) -> None:
    """Print a result, and write what else a reporter writes.

    Args:
        document: The result.
        reporter: Its name.
        worth: What its score is worth, a sentence.
        paths: Where each exercise's file lies, by slug.
        to_stdout: Whether stdout is there for it.
    """
    if reporter != "github":
        if to_stdout:
            console.say(rendered(document, reporter))
        return
    annotations, problems = report(document, worth=worth, paths=paths)
    for problem in problems:
        console.note(problem)
    if not to_stdout:
        return
    if annotations:
        console.say(annotations)
    with stopped(console.say):
        console.say(defanged(rendered(document, reporter)))
        console.say()
        console.say(worth)


def write_page(document: Document, target: str) -> None:
    """Write a result as a page that needs no other file.

    Raises:
        UserError: It cannot be written.
    """
    path = Path(target)
    try:
        write_atomically(path, results_page([document], title="threadlings"))
    except OSError as error:
        msg = f"{path} cannot be written: {error.strerror or error}."
        raise UserError(msg, next_step="--html FILE with another place") from error
