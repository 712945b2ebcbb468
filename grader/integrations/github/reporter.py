"""Tells a runner of GitHub Actions a result: annotations, summary, outputs.

The runner names a file for the summary and one for the outputs in the environment of the step. The
student's process never has that environment.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from grader.integrations.github.annotations import render_annotations
from grader.integrations.github.outputs import render_outputs
from grader.integrations.github.runner import OUTPUT, SUMMARY
from grader.integrations.github.summary import is_visible_only, render_summary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from grader.explain.story import Document

WORKSPACE = "GITHUB_WORKSPACE"

FEEDBACK = (
    "This is feedback, not a mark: it was made where whoever can push may change the workflow, the "
    "tests and the grader. Marks come from the instructor's own run."
)

VISIBLE = (
    "Only visible tests ran here, once, with ordinary threads: a program can pass them by luck. "
    "The points are given by the instructor's grader."
)


def feedback(document: Document) -> str:
    """Return what a score in the student's own repository is worth."""
    return VISIBLE if is_visible_only(document) else FEEDBACK


def official(document: Document) -> str:
    """Return what an official score is worth."""
    isolation = document["isolation"]
    return (
        f"Graded officially, in isolation tier {isolation['tier']} ({isolation['name']}). It is "
        "worth as much as the workflow that ran it is safe from those it grades."
    )


def report(
    document: Document,
    *,
    worth: str,
    paths: Mapping[str, str] | None = None,
    command: str = "threadlings",
    environ: Mapping[str, str] = os.environ,
) -> tuple[str, list[str]]:
    """Write the summary and the outputs of this step, where the runner asks for them.

    Args:
        document: A `threadlings/result/v1` document.
        worth: What its score is worth, a sentence.
        paths: Where each exercise's file lies, by slug.
        command: What to type to run this program.
        environ: The environment of the step.

    Returns:
        The annotations, for the log; and what could not be written, a sentence each.
    """
    problems = add_summary(
        lambda taken: render_summary(document, worth=worth, command=command, taken=taken),
        environ=environ,
    )
    output = environ.get(OUTPUT)
    if output:
        problems += _append(Path(output), render_outputs(document), "outputs")
    inside = {slug: in_repository(path, environ=environ) for slug, path in (paths or {}).items()}
    return render_annotations([document], paths=inside), problems


def add_summary(
    render: Callable[[int], str], *, environ: Mapping[str, str] = os.environ
) -> list[str]:
    """Add to the summary of this step, where the runner asks for one.

    Args:
        render: Returns Markdown, given how much is written already (bytes).
        environ: The environment of the step.

    Returns:
        What could not be written, a sentence each.
    """
    named = environ.get(SUMMARY)
    if not named:
        return []
    path = Path(named)
    taken = path.stat().st_size if path.is_file() else 0
    return _append(path, render(taken), "summary")


def in_repository(path: str, *, environ: Mapping[str, str] = os.environ) -> str:
    """Return a file's place as annotations name it: from the folder that was checked out.

    Args:
        path: Where it is, absolute or as the repository names it already.
        environ: The environment of the step.
    """
    workspace = environ.get(WORKSPACE)
    place = Path(path)
    if place.is_absolute() and workspace and place.is_relative_to(workspace):
        place = place.relative_to(workspace)
    return place.as_posix()


def _append(path: Path, text: str, what: str) -> list[str]:
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        return [f"The {what} of this step cannot be written: {error.strerror or error}."]
    return []
