"""Pages without links to what is not there: exercises that were left out."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LINK = re.compile(r"\[([^\]]*)\]\((?![a-zA-Z][a-zA-Z0-9+.-]*:|#)([^)#\s]+)(?:#[^)]*)?\)")
_FENCE = "```"
_EMPTY = re.compile(r"\|\s*\|")


def mended(text: str, *, page: str, exists: Callable[[str], bool], chapters: set[str]) -> str:
    """Return a page without links to what is not there; a link's words stay.

    A row of a table goes altogether where its links lead to nothing but what is not there, but for
    chapters: the chapter's cell then goes to the row below.

    Args:
        text: The page, Markdown.
        page: Its place in the repository, as `exercises/README.md`.
        exists: Whether there is a file or a folder at a place.
        chapters: The places of chapters' pages.
    """
    folder = posixpath.dirname(page)
    lines: list[str] = []
    carried = ""
    in_code = False
    for line in text.splitlines(keepends=True):
        in_code ^= line.lstrip().startswith(_FENCE)
        places = [posixpath.normpath(f"{folder}/{target}") for _, target in _LINK.findall(line)]
        gone = [place for place in places if not exists(place)]
        is_row = line.startswith("|")
        if in_code or not is_row:
            carried = ""
        if not in_code and is_row and gone and all(p in gone or p in chapters for p in places):
            first = line.split("|")[1].strip()
            carried = first if _LINK.search(first) and places[0] not in gone else carried
            continue
        if carried and _EMPTY.match(line):
            rest = _EMPTY.sub("|", line, count=1)
            lines.append(f"| {carried} {_unlinked(rest, folder, gone)}")
            carried = ""
        else:
            lines.append(line if in_code else _unlinked(line, folder, gone))
    return "".join(lines)


def _unlinked(line: str, folder: str, gone: list[str]) -> str:
    def plain(link: re.Match[str]) -> str:
        place = posixpath.normpath(f"{folder}/{link[2]}")
        return link[1] if place in gone else link[0]

    return _LINK.sub(plain, line)
