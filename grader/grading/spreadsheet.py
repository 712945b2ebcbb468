"""CSV as spreadsheets read and write it: separators, byte order marks, and no formulas.

A name or a comment that begins like a formula would be worked out by the spreadsheet that opens the
file. Such text gets an apostrophe in front, as spreadsheets themselves mark text; reading takes it
off again.

Source: RFC 4180; OWASP, "CSV Injection", for what a formula begins with.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Cell = str | int | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001  the wide forms are formulas, too
_BEFORE = "' \u00a0"
_DASH = "-"  # alone it is nothing to work out, and some tools read it as no mark
_SEPARATORS = ",;\t"


@dataclass(frozen=True, kw_only=True)
class Table:
    """What a CSV file holds.

    Args:
        separator: What stands between its cells.
        rows: The line on which each row ends, and its cells as they are.
    """

    separator: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def writable(text: str) -> str:
    r"""Return text that every file can hold.

    Letters of any script stay, line ends as `\n`; other control characters and lone surrogates are
    spelled out.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_spelled, text.replace("\r\n", "\n")))


def guarded(text: str) -> str:
    """Return writable text that no spreadsheet works out."""
    clean = writable(text)
    return f"'{clean}" if _looks_like_formula(clean) else clean


def unguarded(text: str) -> str:
    """Return the text that was guarded."""
    return text[1:] if text.startswith("'") and _looks_like_formula(text) else text


def csv_text(
    rows: Iterable[Iterable[Cell]], *, separator: str = ",", as_it_is: bool = False
) -> str:
    """Return rows as CSV, every cell quoted that has to be.

    Args:
        rows: Text is guarded, numbers are plain, None is a blank cell.
        separator: What stands between cells.
        as_it_is: Whether text is somebody else's table, to be given back unchanged.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n", delimiter=separator)
    for row in rows:
        writer.writerow(
            [guarded(cell) if isinstance(cell, str) and not as_it_is else cell for cell in row]
        )
    return text.getvalue()


def read_table(path: Path) -> Table:
    """Read a CSV file, whichever separator it has.

    Raises:
        UserError: It cannot be read, or is no CSV in UTF-8.
    """
    text = _read_text(path)
    if text[:4].lower() == "sep=":  # a line with which some spreadsheets name the separator
        text = text.partition("\n")[2]
    separator = max(_SEPARATORS, key=lambda each: _columns(text, each))
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    try:
        rows.extend((reader.line_num, tuple(row)) for row in reader)
    except csv.Error as error:
        msg = f"{path}, line {reader.line_num}: this is no CSV ({error})."
        step = "Save it as CSV in UTF-8 from a spreadsheet."
        raise UserError(msg, next_step=step) from None
    return Table(separator=separator, rows=tuple(rows))


def read_rows(path: Path, *, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows below the heading as dictionaries, with their lines; blank rows are left out.

    Args:
        path: The file.
        needed: The columns without which it makes no sense.

    Raises:
        UserError: It cannot be read, or a column is not there.
    """
    rows = iter(read_table(path).rows)
    heading = next((row for _, row in rows if any(map(str.strip, row))), ())
    names = [name.strip().lower().replace(" ", "_") for name in heading]
    lacking = [name for name in needed if name not in names]
    if lacking:
        msg = f"{path} has no column {lacking[0]!r}; its columns are {', '.join(names) or 'none'}."
        raise UserError(msg, next_step="The first line of the file names the columns.")
    for line, row in rows:
        cells = [unguarded(cell.strip()) for cell in row]
        cells += [""] * (len(names) - len(cells))
        if any(cells):
            yield line, dict(zip(names, cells, strict=False))


def _columns(text: str, separator: str) -> int:
    """Return how many cells the first row has if this is the separator."""
    try:
        return len(next(csv.reader(io.StringIO(text), delimiter=separator), ()))
    except csv.Error:
        return 0


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        msg = f"{path} is not UTF-8 text."
        raise UserError(msg, next_step="Save it as CSV in UTF-8.") from None
    except OSError as error:
        msg = f"{path} cannot be read: {error.strerror or error}."
        raise UserError(msg) from error


def _spelled(character: str) -> str:
    if character not in "\n\t" and unicodedata.category(character) in ("Cc", "Cs"):
        return character.encode("unicode_escape", "surrogatepass").decode("ascii")
    return character


def _looks_like_formula(text: str) -> bool:
    start = text.lstrip(_BEFORE)
    return start.startswith(_FORMULA) and text != _DASH
