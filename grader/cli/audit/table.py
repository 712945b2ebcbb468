"""Audits as a document, and as a table for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.explain.text import BOLD, GREEN, RED, paint
from grader.explain.words import filled, pad

if TYPE_CHECKING:
    from grader.cli.audit.finding import Audit

Document = dict[str, Any]


def audit_document(audits: list[Audit]) -> Document:
    """Return audits as one plain document."""
    return {
        "schema": "threadlings/audit/v1",
        "exercises": [
            {
                "slug": each.slug,
                "counts": {column: list(count) for column, count in each.counts.items()},
                "troubles": each.troubles,
                "seconds": each.seconds,
                "digests": each.digests,
            }
            for each in audits
        ],
    }


def render_audits(audits: list[Audit], *, width: int, color: bool) -> str:
    """Return audits as a table, and what is wrong beneath it.

    Args:
        audits: The audits.
        width: Columns of the terminal.
        color: Whether colours may be used.
    """
    columns = list(dict.fromkeys(column for each in audits for column in each.counts))
    head = ["exercise", *columns, ""]
    rows = [
        [
            each.slug,
            *("/".join(map(str, each.counts[c])) if c in each.counts else "-" for c in columns),
            "trouble" if each.troubles else "ok",
        ]
        for each in audits
    ]
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = []
    for row in [head, *rows]:
        line = "  ".join(pad(text, size) for text, size in zip(row, widths, strict=True)).rstrip()
        lines.append(line)
    lines[0] = paint(lines[0], BOLD, color=color)
    for number, each in enumerate(audits, start=1):
        lines[number] = paint(lines[number], RED if each.troubles else GREEN, color=color)
    for each in audits:
        if each.troubles:
            lines += ["", paint(each.slug, BOLD, color=color)]
            lines += [filled(one, width, indent="  - ", hanging="    ") for one in each.troubles]
    return "\n".join(lines)
