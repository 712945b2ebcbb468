"""Tell what happened: from plain documents to words, tables and pages.

A counterexample becomes a table with a column per thread (`text`, `html`), a failure gets the name
of the mistake behind it (`recognise`), a result becomes a report (`report`, `junit`, `github`).
Everything here is a function of plain documents. This package must not know exercises, processes
or pytest, and never runs, imports or parses what a student wrote: all of it is text to escape.

Start reading in `story.py`, then `damage.py`, `condense.py` and `text.py`.
"""

from __future__ import annotations

from grader.explain.misconceptions import Failure, Misconception, misconception, misconceptions
from grader.explain.recognise import recognise
from grader.explain.text import render_counterexample

__all__ = [
    "Failure",
    "Misconception",
    "misconception",
    "misconceptions",
    "recognise",
    "render_counterexample",
]
