"""A tree of files that can be looked through, and read where that is wanted: never followed."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol

from grader.sandbox.archive import usual_caps
from grader.sandbox.members import ArchiveError, listed, place_of, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_ENTRIES = 100_000
_DEEPEST = 20


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a tree.

    Args:
        place: Where it lies in it.
        is_file: Whether it is a plain file.
        is_folder: Whether it is a folder.
        changed: When it was changed, or None.
        path: The file to read, for trees of files.
        number: What else the tree knows it by.
    """

    place: PurePosixPath
    is_file: bool
    is_folder: bool = False
    changed: datetime | None = None
    path: Path | None = None
    number: int = 0


class Tree(Protocol):
    """Files of a student's."""

    @property
    def entries(self) -> Sequence[Entry]:
        """All there is, without what has no place."""
        ...

    def read(self, entries: Sequence[Entry], *, cap: int) -> list[bytes]:
        """Return the bytes of plain files, each up to a cap.

        Raises:
            ArchiveError: They cannot be read.
        """
        ...


@dataclass(frozen=True)
class FileTree:
    """Files on this machine's disk, in a folder or anywhere."""

    entries: Sequence[Entry]

    def read(self, entries: Sequence[Entry], *, cap: int) -> list[bytes]:
        """Return the bytes of plain files, each up to a cap."""
        return [_read(each, cap) for each in entries]


class ArchiveTree:
    """What a student's archive holds.

    Args:
        path: The archive.

    Raises:
        ArchiveError: It cannot be read, or names a place outside of itself.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.entries: list[Entry] = []
        for number, member in enumerate(listed(path, usual_caps())):
            place = place_of(member.name)
            if place is None:
                raise ArchiveError(
                    "names a file outside of itself. Pack the folder with your work."
                )
            if member.is_locked:
                raise ArchiveError("is locked with a password. Pack it without one.")
            self.entries.append(
                Entry(
                    place=place,
                    is_file=member.is_file,
                    is_folder=member.is_folder,
                    changed=member.changed,
                    number=number,
                )
            )

    def read(self, entries: Sequence[Entry], *, cap: int) -> list[bytes]:
        """Return the bytes of plain files, each up to a cap."""
        numbers = [each.number for each in entries]
        found = read(self._path, numbers, cap=cap, caps=usual_caps()) if numbers else {}
        return [found[number] for number in numbers]


def archive_ending(place: PurePosixPath) -> str:
    """Return the end of an archive's name that says what it is, as `.zip` or `.tar.gz`."""
    endings = [each.lower() for each in place.suffixes[-2:]]
    return "".join(endings if endings[:1] == [".tar"] else endings[-1:])


def file_tree(path: Path) -> FileTree:
    """Return one file as a tree."""
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return FileTree(
        [Entry(place=PurePosixPath(path.name), is_file=True, changed=changed, path=path)]
    )


def folder_tree(folder: Path) -> FileTree:
    """Return the files of a folder; links are entries, and nothing that they lead to is.

    Raises:
        ArchiveError: It holds too much, or cannot be read.
    """
    entries: list[Entry] = []
    for entry in _walk(folder, folder, 0):
        entries.append(entry)
        if len(entries) > MOST_ENTRIES:
            raise ArchiveError(f"holds more than {MOST_ENTRIES} files.")
    return FileTree(entries)


def _walk(folder: Path, root: Path, depth: int) -> Iterator[Entry]:
    try:
        inside = sorted(os.scandir(folder), key=lambda each: each.name)
    except OSError as error:
        raise ArchiveError(f"can't be read: {error.strerror or error}.") from None
    for each in inside:
        path = Path(each.path)
        try:
            status = each.stat(follow_symlinks=False)
        except OSError:
            continue
        is_folder = stat.S_ISDIR(status.st_mode)
        yield Entry(
            place=PurePosixPath(path.relative_to(root).as_posix()),
            is_file=stat.S_ISREG(status.st_mode),
            is_folder=is_folder,
            changed=datetime.fromtimestamp(status.st_mtime, UTC),
            path=path,
        )
        if is_folder and depth < _DEEPEST:
            yield from _walk(path, root, depth + 1)


def _read(entry: Entry, cap: int) -> bytes:
    """Read a plain file, not waiting for a pipe and following no link put there meanwhile."""
    if entry.path is None:
        raise ArchiveError("can't be read.")
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        with open(os.open(entry.path, flags), "rb") as file:  # noqa: PTH123  (a descriptor, not a path)
            return file.read(cap)
    except OSError as error:
        raise ArchiveError(f"can't be read: {error.strerror or error}.") from None
