"""Names of files for the pages of students, safe on every system whatever a student is called."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 60
_DIGESTED = re.compile(r"-[0-9a-f]{16}$", re.IGNORECASE)
# Windows keeps these for devices, with any suffix.
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)


def file_names(names: Iterable[str]) -> dict[str, str]:
    """Return a file name without its suffix for each student's name, no two alike in any case.

    Args:
        names: The names of the class, each once.
    """
    wanted = list(names)
    shown = {name: _safe(name) for name in wanted}
    taken = Counter(each.casefold() for each in shown.values())
    return {
        name: safe if _is_own(name, safe, taken) else f"{safe}-{_digest(name)}"
        for name, safe in shown.items()
    }


def _is_own(name: str, safe: str, taken: Counter[str]) -> bool:
    # Who is called as another's file would be gets a digest as well.
    return safe == name and taken[safe.casefold()] == 1 and not _DIGESTED.search(name)


def _safe(name: str) -> str:
    kept = _UNSAFE.sub("-", name)[:_LONGEST].strip("-.")
    return f"student-{kept}".rstrip("-") if not kept or _DEVICES.match(kept) else kept


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "backslashreplace")).hexdigest()[:16]
