"""A page for each student of a class: written one at a time, from one result document each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.explain.results import Result
from grader.files import write_atomically
from grader.grading.classfolder import FEEDBACK
from grader.integrations.pages.feedback_html import feedback_html
from grader.integrations.pages.feedback_markdown import feedback_markdown
from grader.integrations.pages.file_names import file_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from grader.grading.gradebook import Entry, Gradebook

Render = Callable[["Entry", Result], str]

FORMATS: Mapping[str, Render] = {"html": feedback_html, "md": feedback_markdown}
"""What makes a page of each kind: the suffix of its file, and the function."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """The pages of one student.

    Args:
        entry: Whose they are.
        files: Where they lie.
    """

    entry: Entry
    files: tuple[Path, ...]


def write_feedback(
    gradebook: Gradebook, *, names: Collection[str] = (), formats: Collection[str] = tuple(FORMATS)
) -> Iterator[Written]:
    """Write the pages of students, and yield each student's as they are written.

    Args:
        gradebook: The marks of the class.
        names: Whose pages to write; without any, everybody's.
        formats: Which kinds of pages.
    """
    folder = gradebook.folder
    files = file_names(entry.student.name for entry in gradebook.entries)
    for entry in gradebook.entries:
        name = entry.student.name
        if names and name not in names:
            continue
        result = Result.of(folder.result(name) or {})
        written = []
        for suffix in formats:
            path = folder.root / FEEDBACK / f"{files[name]}.{suffix}"
            write_atomically(path, FORMATS[suffix](entry, result))
            written.append(path)
        yield Written(entry=entry, files=tuple(written))
