"""Tables of numbers as HTML: plain ones, bars, and cells shaded by a share.

Every number stands there in figures: the length of a bar and the shade of a cell only say it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_SHADES = 5
_UNSHADED = 0


@dataclass(frozen=True)
class Cell:
    """A cell of a table.

    Args:
        html: What stands in it, escaped already.
        shade: How deep it is shaded, from 0 (not at all) to 5.
    """

    html: str
    shade: int = _UNSHADED


def percent(count: float, whole: float) -> int:
    """Return a share in whole per cent, halves up; 0 of nothing."""
    return int(100 * count / whole + 0.5) if whole else 0


def shade(share: float) -> int:
    """Return how deep to shade a share: 0 for none of it, 5 for all."""
    return 0 if share <= 0 else min(_SHADES, 1 + int(share * (_SHADES - 0.001)))


def table_html(
    head: Sequence[str],
    rows: Sequence[Sequence[str | Cell]],
    *,
    numbers: Collection[int] = (),
    kind: str = "",
) -> str:
    """Return a table whose first column names its rows.

    Args:
        head: The columns' names, HTML.
        rows: Cells, HTML.
        numbers: Which columns are numbers, and go to the right.
        kind: A class of the style sheet, or "".
    """
    name = f' class="{kind}"' if kind else ""
    heading = "".join(
        f'<th scope="col"{_number(column in numbers)}>{cell}</th>'
        for column, cell in enumerate(head)
    )
    # A narrow screen has no room for a heading: each cell of a wide table says what it is.
    labels = head if kind == "wide" else [""] * len(head)
    body = "\n".join(f"<tr>{_row(row, numbers, labels)}</tr>" for row in rows)
    return (
        f'<div class="scroll"><table{name}>\n<thead><tr>{heading}</tr></thead>\n'
        f"<tbody>\n{body}\n</tbody>\n</table></div>"
    )


def bar(count: int, most: int) -> str:
    """Return a bar as long as a number is among others.

    Args:
        count: The number.
        most: The greatest of them.
    """
    return f'<div class="bar" style="width:{percent(count, most)}%"></div>' if count else ""


def _row(row: Sequence[str | Cell], numbers: Collection[int], labels: Sequence[str]) -> str:
    first, *others = (cell if isinstance(cell, Cell) else Cell(cell) for cell in row)
    cells = [f'<th scope="row">{first.html}</th>']
    for column, cell in enumerate(others, 1):
        names = ["number"] if column in numbers else []
        names += [f"shade{cell.shade}"] if cell.shade else []
        kind = f' class="{" ".join(names)}"' if names else ""
        label = f' data-head="{labels[column]}"' if labels[column] else ""
        cells.append(f"<td{kind}{label}>{cell.html}</td>")
    return "".join(cells)


def _number(is_number: object) -> str:
    return ' class="number"' if is_number else ""
