"""The files of a released repository that are neither exercises nor grader.

Whatever lies in `template/` is copied, hidden folders included. Two things are done to text files:

- `@NAME@` stands for a value, where `NAME` is one of those that `gather` is given;
- lines from one that holds `@IF NAME=VALUE@` to one that holds `@END@` are there only if the value
  is that; the two lines themselves are not.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import GraderBug

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME = Path(__file__).parent / "template"
_IF = re.compile(r"@IF ([A-Z_]+)=(\w+)@")
_END = "@END@"
_LEFT_OUT = frozenset({"__pycache__", ".DS_Store"})


def gather(values: Mapping[str, str], *, home: Path = HOME) -> dict[str, bytes]:
    """Return the template's files, by their place in the repository.

    Args:
        values: What names in the files stand for.
        home: The folder with the template.
    """
    return {
        path.relative_to(home).as_posix(): filled(path.read_bytes(), values)
        for path in sorted(home.rglob("*"))
        if path.is_file() and not _LEFT_OUT.intersection(path.parts)
    }


def filled(content: bytes, values: Mapping[str, str]) -> bytes:
    """Return a file with its values; one that is no text stays as it is.

    Raises:
        GraderBug: A part begins and does not end, or asks for a value that is not there.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content
    lines = []
    begun = wanted = None
    for line in text.splitlines(keepends=True):
        condition = _IF.search(line)
        if condition is not None:
            if begun or condition[1] not in values:
                msg = f"A template is written wrongly: {line.strip()}"
                raise GraderBug(msg)
            begun, wanted = line, values[condition[1]] == condition[2]
        elif _END in line:
            begun = wanted = None
        elif begun is None or wanted:
            lines.append(line)
    if begun is not None:
        msg = f"A template is written wrongly, this has no end: {begun.strip()}"
        raise GraderBug(msg)
    found = "".join(lines)
    for name, value in values.items():
        found = found.replace(f"@{name}@", value)
    return found.encode("utf-8")
