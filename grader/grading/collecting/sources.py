"""Pieces of students' work in a folder or an archive, each with the label it came under."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from grader.grading.collecting.labels import Label, read_label
from grader.grading.collecting.tree import (
    ArchiveTree,
    Entry,
    FileTree,
    Tree,
    archive_ending,
    file_tree,
    folder_tree,
)
from grader.sandbox.archive import FILE_CAP, is_aside
from grader.sandbox.members import ArchiveError, Caps, copy, is_archive, listed, place_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from grader.course import Exercise

_CLASS_CAPS = Caps(file=4 * 1024**3, entries=200_000, stream=16 * 1024**3)
"""How large the archive of a whole class may be."""
_PROGRAMS = (".py", ".ipynb")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Work of one student, in one place.

    Args:
        label: Whose it is, as far as its name tells.
        source: Where it came from, for people.
        tree: Its files.
        packed: The archive that it is, or None.
        changed: When it was changed, or None where nothing tells.
    """

    label: Label
    source: str
    tree: Tree
    packed: Path | None = None
    changed: datetime | None = None

    def opened(self) -> Tree:
        """Return its files, those of the archive where it is one.

        Raises:
            ArchiveError: It cannot be read.
        """
        return self.tree if self.packed is None else ArchiveTree(self.packed)


def pieces(
    source: Path, exercises: Sequence[Exercise], *, spool: Path
) -> tuple[list[Piece], list[str]]:
    """Return the pieces of work in a source, and what of it was refused as a whole.

    Args:
        source: A folder of students' folders and files, an archive of these, or one student's work.
        exercises: The exercises of the course.
        spool: An empty folder for what is taken out of an archive.

    Raises:
        ArchiveError: Nothing of it can be read.
    """
    refused: list[str] = []
    is_packed = False
    if source.is_dir():
        tree = folder_tree(source)
    elif is_archive(source):
        tree, is_packed = _spooled(source, spool, refused), True
    elif source.suffix.lower() in _PROGRAMS:
        tree = file_tree(source)
    else:
        raise ArchiveError("is no folder, archive, Python file or notebook.")
    entries = [each for each in tree.entries if not is_aside(each.place)]
    if not entries:
        raise ArchiveError("holds nothing.")
    found = _Class(str(source), exercises)
    label = read_label(source.resolve().name, is_folder=source.is_dir())
    return found.pieces(entries, label, may_be_wrapped=is_packed), refused


@dataclass(frozen=True)
class _Class:
    """The work of a class.

    Args:
        source: Where it lies, for people.
        exercises: The exercises of the course.
    """

    source: str
    exercises: Sequence[Exercise]

    def pieces(self, entries: list[Entry], label: Label, *, may_be_wrapped: bool) -> list[Piece]:
        """Return the pieces among entries: those of each student, or all as one student's.

        Args:
            entries: What is there.
            label: What it is called as a whole.
            may_be_wrapped: Whether a folder at the top may hold the class, as archives have it.
        """
        tops = {each.place.parts[0] for each in entries}
        if self._is_one_students(tops):
            return [Piece(label=label, source=self.source, tree=FileTree(entries))]
        below = _below(entries, next(iter(tops))) if len(tops) == 1 else []
        if below and may_be_wrapped:
            inner = read_label(next(iter(tops)), is_folder=True)
            is_ones = self._is_one_students({each.place.parts[0] for each in below})
            if is_ones and label.system:
                return [Piece(label=label, source=self.source, tree=FileTree(below))]
            if not is_ones and not inner.system:
                return self.pieces(below, inner, may_be_wrapped=False)
        return [_piece(entries, top, self.source) for top in sorted(tops) if _matters(entries, top)]

    def _is_one_students(self, tops: set[str]) -> bool:
        """Whether names at the top are those of the course: one student's work, not many's."""
        names = {"exercises"}
        for each in self.exercises:
            names |= {each.module, each.notebook, each.folder.name, each.folder.parent.name}
        return bool(tops & names) or tops <= {each.slug for each in self.exercises}


def _piece(entries: list[Entry], top: str, source: str) -> Piece:
    own = next((each for each in entries if str(each.place) == top and not each.is_folder), None)
    label = read_label(top, is_folder=own is None)
    shown = f"{source}: {top}"
    if own is None:
        return Piece(label=label, source=shown, tree=FileTree(_below(entries, top)))
    named = replace(own, place=PurePosixPath(PurePosixPath(label.file or top).name))
    # What a learning system packs has the time of packing.
    changed = None if label.system else own.changed
    packed = own.path if own.is_file and is_archive(named.place) else None
    return Piece(label=label, source=shown, tree=FileTree([named]), packed=packed, changed=changed)


def _matters(entries: list[Entry], top: str) -> bool:
    """Whether a top entry can be somebody's work: hidden ones and other files are not."""
    if top.startswith((".", "_")) and not read_label(top, is_folder=True).system:
        return False
    place = PurePosixPath(top)
    if any(str(each.place) == top and not each.is_folder for each in entries):
        return is_archive(place) or place.suffix.lower() in _PROGRAMS
    return True


def _below(entries: list[Entry], top: str) -> list[Entry]:
    return [
        replace(each, place=PurePosixPath(*each.place.parts[1:]))
        for each in entries
        if each.place.parts[0] == top and len(each.place.parts) > 1
    ]


def _spooled(source: Path, spool: Path, refused: list[str]) -> FileTree:
    """Copy what can matter out of an archive, under names of our own."""
    entries: list[Entry] = []
    targets: dict[int, Path] = {}
    for number, member in enumerate(listed(source, _CLASS_CAPS)):
        place = place_of(member.name)
        if place is None or not place.parts:
            refused.append(f"{source.name}: {member.name!r} leads out of the archive.")
            continue
        if member.is_file and _can_matter(place):
            if member.is_locked:
                raise ArchiveError("is locked with a password. Pack it without one.")
            targets[number] = spool / f"{number}{archive_ending(place)}"
        entries.append(
            Entry(
                place=place,
                is_file=member.is_file,
                is_folder=member.is_folder,
                changed=member.changed,
                path=targets.get(number),
                number=number,
            )
        )
    failed = copy(source, targets, cap=FILE_CAP + 1, caps=_CLASS_CAPS)
    refused += [
        f"{source.name}: {e.place} {failed[e.number]}" for e in entries if e.number in failed
    ]
    return FileTree([each for each in entries if each.number not in failed])


def _can_matter(place: PurePosixPath) -> bool:
    return not is_aside(place) and (is_archive(place) or place.suffix.lower() in _PROGRAMS)
