"""Names of folders, and names that are near a mistyped one."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBERED = re.compile(r"(\d\d)_([a-z][a-z0-9_]*)")


def split_numbered(name: str) -> tuple[int, str] | None:
    """Split a folder's name, as `03_shared_data`, into number and rest; None for other names."""
    match = _NUMBERED.fullmatch(name)
    return (int(match[1]), match[2]) if match else None


def near(name: str, known: Iterable[str]) -> str:
    """Return "Did you mean ...?" for names near a mistyped one, or an empty string."""
    plain = name.strip().lower().replace("-", "_").replace(" ", "_")
    close = difflib.get_close_matches(plain, list(known), n=3, cutoff=0.5)
    return f"Did you mean {' or '.join(close)}?" if close else ""
