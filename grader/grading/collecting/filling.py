"""Putting what was taken into the folder of a class; what is there is moved aside, never lost."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from grader.grading.classfolder import SUBMISSIONS, ClassFolder
from grader.sandbox.intake import NOTEBOOK

if TYPE_CHECKING:
    from grader.grading.collecting.taking import Taken

REPLACED = "replaced"
"""Where earlier versions go: REPLACED/NAME/001, and so on."""


@dataclass(frozen=True)
class Filling:
    """Fills the folder of a class.

    Args:
        root: The class's folder.
    """

    root: Path

    def names(self) -> dict[str, list[Path]]:
        """Return what lies in the folder of submissions, by the name of the student."""
        found: dict[str, list[Path]] = {}
        if (self.root / SUBMISSIONS).is_dir():
            for name, path in ClassFolder(self.root).submissions():
                found.setdefault(name, []).append(path)
        return found

    def put(self, name: str, taken: Taken) -> bool:
        """Keep a student's files, and return whether any is new or has changed.

        A file of theirs that is not handed in this time stays. One that is replaced, or stands in
        the way, goes to `replaced/`.
        """
        home = self.root / SUBMISSIONS / name
        if taken.single is not None:
            ending, content = taken.single
            wanted = {home.with_name(f"{name}{ending}"): content}
        else:
            wanted = {home / place: content for place, content in taken.files.items()}
        old = [path for path in self._in_the_way(name, set(wanted)) if path.exists()]
        changed = {path: content for path, content in wanted.items() if not _holds(path, content)}
        if not changed and not old:
            return False
        self._set_aside(name, [*old, *(path for path in changed if os.path.lexists(path))])
        for path, content in changed.items():
            _write(path, content)
        return True

    def _in_the_way(self, name: str, wanted: set[Path]) -> list[Path]:
        """Return what would be read in place of what is wanted."""
        home = self.root / SUBMISSIONS / name
        uses_home = any(path.is_relative_to(home) for path in wanted)
        found = [
            path
            for path in self.names().get(name, ())
            if path not in wanted and not (uses_home and path == home and path.is_dir())
        ]
        for path in wanted if uses_home else ():
            other = path.with_suffix(".py" if path.suffix == NOTEBOOK else NOTEBOOK)
            found += [other] if other.is_file() else []
            # A place of its own is looked at before the exercise's folder of older layouts.
            found += [each for each in _older(home, path) if each.is_file()]
        return list(dict.fromkeys(found))

    def _set_aside(self, name: str, paths: list[Path]) -> None:
        if not paths:
            return
        folder = self.root / REPLACED / name
        number = 1
        while (folder / f"{number:03}").exists():
            number += 1
        for path in paths:
            target = folder / f"{number:03}" / path.relative_to(self.root / SUBMISSIONS)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, target)


def keep_roster(root: Path, content: bytes, *, name: str) -> None:
    """Keep a roster in the class's folder; another one that is there goes to `replaced/`."""
    path = root / name
    if path.is_file() and path.read_bytes() != content:
        folder = root / REPLACED
        folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while (folder / f"roster-{number:03}.csv").exists():
            number += 1
        path.rename(folder / f"roster-{number:03}.csv")
    if not path.is_file():
        _write(path, content)


def _older(home: Path, path: Path) -> list[Path]:
    """Return where a file of the same name was read before the one at this place."""
    inside = PurePosixPath(path.relative_to(home).as_posix())
    return [home / "exercises" / inside]


def _holds(path: Path, content: bytes) -> bool:
    try:
        return not path.is_symlink() and path.read_bytes() == content
    except OSError:
        return False


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
