"""Submissions in archives: which of an archive's members is the one file that counts."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from grader.sandbox.members import ArchiveError, Caps, is_archive, listed, place_of, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["ArchiveError", "choose", "is_archive", "is_aside", "read_from", "usual_caps"]

FILE_CAP = 32 * 1024 * 1024
"""Bytes of the largest archive."""
ENTRY_CAP = 2_000
"""The most entries of an archive."""
STREAM_CAP = 128 * 1024 * 1024
"""Bytes that a compressed stream may come to."""

_NOT_HANDED_IN = frozenset({"__MACOSX", "__pycache__", ".git", ".venv", "venv"})


def usual_caps() -> Caps:
    """Return how large one student's archive may be."""
    return Caps(file=FILE_CAP, entries=ENTRY_CAP, stream=STREAM_CAP)


def read_from(path: Path, *, module: str, places: Sequence[str], cap: int) -> bytes:
    """Read one file of an archive.

    Args:
        path: A zip file, or a tar file, compressed or not.
        module: The file's name ("account.py").
        places: Folders that it may lie in, as ends of paths ("01_first_steps/03_arguments"), best
            first; where it lies in none of them it may lie anywhere, once.
        cap: How many bytes to read at most.

    Returns:
        The file's bytes, cut off after `cap`.

    Raises:
        ArchiveError: It is not there, not alone, not a plain file, or the archive is no such.
        FileNotFoundError: There is no archive.
    """
    members = listed(path, usual_caps())
    found: dict[int, PurePosixPath] = {}
    for number, member in enumerate(members):
        place = place_of(member.name)
        if place is None:
            raise ArchiveError("names a file outside of itself. Pack the folder with your work.")
        if place.name == module and not member.is_folder and not is_aside(place):
            found[number] = place
    chosen = choose(found, module=module, places=places)
    if chosen is None:
        names = (member.name for member in members)
        near = sorted({PurePosixPath(name).name for name in names if name.endswith(".py")})[:5]
        holds = f" It holds {', '.join(near)}." if near else ""
        raise ArchiveError(f"holds no {module}.{holds} Save your work under that name and pack it.")
    if not members[chosen].is_file:
        raise ArchiveError(f"holds {module} as a link, not as a file. Pack the file itself.")
    if members[chosen].is_locked:
        raise ArchiveError("is locked with a password. Pack it without one.")
    return read(path, [chosen], cap=cap, caps=usual_caps())[chosen]


def choose(found: Mapping[int, PurePosixPath], *, module: str, places: Sequence[str]) -> int | None:
    """Return which of several files of a module's name counts, None if there is none.

    Args:
        found: Their places, by any number.
        module: Their name, for what is told.
        places: Folders that it may lie in, as in `read_from`.

    Raises:
        ArchiveError: It cannot be told which.
    """
    for place in (*places, ""):
        here = [
            number
            for number, path in found.items()
            if not place or f"/{path.parent}".endswith(f"/{place}")
        ]
        if len(here) > 1:
            where = ", ".join(sorted({str(found[number]) for number in here}))
            raise ArchiveError(f"holds {module} more than once ({where}). Leave one of them.")
        if here:
            return here[0]
    return None


def is_aside(path: PurePosixPath) -> bool:
    """Whether a file was put there by a system or a tool."""
    return path.name.startswith("._") or bool(_NOT_HANDED_IN.intersection(path.parts))
