"""Which files of a piece of work matter: the exercises' modules, and notebooks in their place."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from grader.grading.collecting.tree import ArchiveTree, Entry, Tree, archive_ending
from grader.sandbox import notebook
from grader.sandbox.archive import FILE_CAP, choose, is_aside
from grader.sandbox.intake import NOTEBOOK, SIZE_CAP
from grader.sandbox.members import ArchiveError, is_archive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from grader.course import Exercise

_MOST_ARCHIVES = 20
_LFS = b"version https://git-lfs.github.com/"


@dataclass
class Taken:
    """What was taken of one student's work.

    Args:
        files: The bytes of each file, by its place in the submission: one for an exercise.
        single: A file of a name that no exercise has, and its ending, where that is all there is.
        problems: What was refused, a sentence each.
        changed: When the newest of them was changed, or None.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    single: tuple[str, bytes] | None = None
    problems: list[str] = field(default_factory=list)
    changed: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing could be taken."""
        return not self.files and self.single is None


@dataclass(frozen=True)
class _Here:
    """An entry, the tree it can be read from, and how it is called in messages."""

    tree: Tree
    entry: Entry
    archive: str = ""

    @property
    def place(self) -> PurePosixPath:
        return self.entry.place


def places_of(exercise: Exercise) -> tuple[str, ...]:
    """Return the folders in which an exercise's file may be handed in, best first."""
    chapter, folder = exercise.folder.parent.name, exercise.folder.name
    return (f"exercises/{chapter}/{folder}", f"{chapter}/{folder}", folder, exercise.slug)


def take(tree: Tree, exercises: Sequence[Exercise], *, is_archive_already: bool = False) -> Taken:
    """Take the files that matter.

    Args:
        tree: What one student handed in.
        exercises: The exercises of the course.
        is_archive_already: Whether it lies in a student's archive: those in it are not opened.
    """
    taken = Taken()
    with TemporaryDirectory(prefix="threadlings-collect-") as folder:
        here = [_Here(tree, each) for each in tree.entries if not is_aside(each.place)]
        if not is_archive_already:
            here += _in_archives(here, Path(folder), taken)
        for exercise in exercises:
            try:
                found = _find(here, exercise)
                if found is not None:
                    _keep(taken, found, _place(exercise, found))
            except ArchiveError as error:
                taken.problems.append(f"{exercise.slug}: it {error}")
        if taken.is_empty and not taken.problems:
            _take_single(taken, here)
    return taken


def _in_archives(here: list[_Here], folder: Path, taken: Taken) -> list[_Here]:
    """Return what lies in the archives among a student's files."""
    packed = [each for each in here if is_archive(each.place) and each.entry.is_file]
    if len(packed) > _MOST_ARCHIVES:
        taken.problems.append(f"holds {len(packed)} archives; {_MOST_ARCHIVES} were looked into")
    found = []
    for number, each in enumerate(packed[:_MOST_ARCHIVES]):
        try:
            (content,) = each.tree.read([each.entry], cap=FILE_CAP + 1)
            path = folder / f"{number}{archive_ending(each.place)}"
            path.write_bytes(content)
            name = each.place.name
            inside = ArchiveTree(path)
            found += [_Here(inside, one, name) for one in inside.entries if not is_aside(one.place)]
        except ArchiveError as error:
            taken.problems.append(f"{each.place.name} {error}")
    return found


def _find(here: list[_Here], exercise: Exercise) -> _Here | None:
    """Return the file that counts for an exercise: the module, or else the notebook of its name."""
    for name in (exercise.module, exercise.notebook):
        found = {
            number: each.place
            for number, each in enumerate(here)
            if each.place.name == name and not each.entry.is_folder
        }
        chosen = choose(found, module=name, places=places_of(exercise))
        if chosen is not None:
            if not here[chosen].entry.is_file:
                raise ArchiveError(
                    f"holds {name} as a link, not as a file. Hand in the file itself."
                )
            return here[chosen]
    return None


def _keep(taken: Taken, found: _Here, place: str) -> None:
    """Read a file and keep it, unless it is too large to be anybody's program."""
    name = found.place.name
    cap = notebook.FILE_CAP if name.endswith(NOTEBOOK) else SIZE_CAP
    (content,) = found.tree.read([found.entry], cap=cap + 1)
    if len(content) > cap:
        raise ArchiveError(f"holds a {name} larger than {cap // 1024} KiB.")
    if content.startswith(_LFS):
        raise ArchiveError(f"holds {name} as a pointer of Git LFS, not as a file.")
    taken.files[place] = content
    _notice(taken, found)


def _place(exercise: Exercise, found: _Here) -> str:
    return f"{exercise.folder.parent.name}/{exercise.folder.name}/{found.place.name}"


def _notice(taken: Taken, found: _Here) -> None:
    # In an archive there are the times of the student's clock; the archive's own time is the day.
    changed = None if found.archive else found.entry.changed
    if changed is not None and (taken.changed is None or changed > taken.changed):
        taken.changed = changed


def _take_single(taken: Taken, here: list[_Here]) -> None:
    """Take a program of another name than any exercise's, if it is the only one."""
    programs = list(_programs(here))
    if len(programs) != 1:
        names = ", ".join(sorted({each.place.name for each in programs})[:5])
        holds = f" Its programs are {names}." if names else ""
        taken.problems.append(f"holds no file of an exercise's name.{holds}")
        return
    (found,) = programs
    try:
        _keep(taken, found, "")
    except ArchiveError as error:
        taken.problems.append(f"it {error}")
        return
    taken.single = (found.place.suffix.lower(), taken.files.pop(""))


def _programs(here: list[_Here]) -> Iterator[_Here]:
    for each in here:
        if each.entry.is_file and each.place.suffix.lower() in (".py", NOTEBOOK):
            yield each
