"""What is said of similar submissions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.markup import safe
from grader.explain.tables import percent, table_html

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grader.integrations.pages.similar import Similar

_MOST = 50

ADVICE = (
    "<p><strong>Similar is not copied.</strong> A small exercise leaves few ways to be right, and "
    "those who learn together write alike. This says where to look and talk, and nothing more: no "
    "mark depends on it.</p>"
)


def similar_html(found: Similar, shown: Mapping[str, str], *, alike: float) -> str:
    """Return the same files and the similar ones.

    Args:
        found: What was found alike.
        shown: The names of students for people, by name.
        alike: The share from which two answers count as alike.
    """
    parts = [
        ADVICE,
        f"<p>Compared: {found.compared} answers. Names, comments, layout and the stub's own lines "
        f"do not count. Left out: {found.short} that are too short to say anything, and of the "
        f"pairs {found.common} answers that are alike to so many that it says nothing.</p>",
        _groups(found, shown),
        _pairs(found, shown, alike=alike),
    ]
    return "\n".join(parts)


def _groups(found: Similar, shown: Mapping[str, str]) -> str:
    heading = "<h3>The same file, to the byte</h3>"
    if not found.groups:
        return f"{heading}\n<p>None.</p>"
    groups = sorted(found.groups, key=lambda each: -len(each.students))
    rows = [
        (
            safe(each.slug),
            str(len(each.students)),
            "<details><summary>names</summary>"
            f"{', '.join(safe(shown[name]) for name in each.students)}</details>",
        )
        for each in groups[:_MOST]
    ]
    table = table_html(("Exercise", "Students", "Who"), rows, numbers=(1,), kind="wide")
    return f"{heading}\n{table}{_more(len(groups), 'groups')}"


def _pairs(found: Similar, shown: Mapping[str, str], *, alike: float) -> str:
    heading = f"<h3>Two students, {percent(alike, 1)} % or more alike</h3>"
    if not found.pairs:
        return f"{heading}\n<p>None.</p>"
    pairs = sorted(
        found.pairs.items(), key=lambda each: (-len(each[1]), -sum(each[1].values()), each[0])
    )
    rows = [
        (
            f"{safe(shown[one])} and {safe(shown[other])}",
            str(len(slugs)),
            ", ".join(f"{safe(slug)} {percent(score, 1)} %" for slug, score in slugs.items()),
        )
        for (one, other), slugs in pairs[:_MOST]
    ]
    head = ("Students", "Exercises", "Which, and how much is alike")
    table = table_html(head, rows, numbers=(1,), kind="wide")
    return f"{heading}\n{table}{_more(len(pairs), 'pairs')}"


def _more(count: int, words: str) -> str:
    return f"\n<p>And {count - _MOST} more {words}.</p>" if count > _MOST else ""
