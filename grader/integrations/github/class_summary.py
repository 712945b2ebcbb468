"""The summary of an instructor's run: who was graded, with what, and what a person should see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.integrations.github.markdown import code, inline
from grader.integrations.github.summary import MOST_BYTES, SPARE, fitting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grader.explain.story import Document
    from grader.integrations.protected import Difference

_MOST_NAMED = 5


def render_class_summary(
    results: Mapping[str, Document | None],
    *,
    differing: Mapping[str, Sequence[Difference]],
    taken: int = 0,
) -> str:
    """Return Markdown with a row for each student of a run, as many as a runner takes.

    Args:
        results: Their result documents by name, None where there is none.
        differing: The protected files that differ, by name.
        taken: How much of the summary is written already (bytes).
    """
    head = f"## threadlings: {len(results)} graded"
    rows = [
        "| student | points | protected files that differ |\n|---|---:|---|",
        *(_row(name, told, differing.get(name, ())) for name, told in results.items()),
    ]
    table, _, cut = fitting(rows, MOST_BYTES - SPARE - taken)
    foot = f"\n\n{cut} more are in the branch of marks." if cut else ""
    return f"{head}\n\n" + "\n".join(table) + f"{foot}\n" if table else ""


def _row(name: str, document: Document | None, differing: Sequence[Difference]) -> str:
    points = f"{document['points']}/{document['max_points']}" if document else "no result"
    words = [f"{inline(each.how)} {code(each.path)}" for each in differing[:_MOST_NAMED]]
    more = len(differing) - len(words)
    named = ", ".join(words) + (f", and {more} more" if more else "")
    return f"| {code(name)} | {points} | {named} |"
