"""Files that are written whole or not at all.

Knows only the standard library: every layer that keeps something writes it this way.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NAME = 50  # letters of its name that the file beside it has: a name may have 255 bytes


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that nobody ever sees half of it.

    Args:
        path: Where to.
        text: What to write, as UTF-8 with the line ends it has.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name[:_NAME]}.{secrets.token_hex(8)}")
    try:
        with beside.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
