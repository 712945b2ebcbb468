"""Files of a released repository that students are not meant to change, and who changed which.

Marks do not rest on this: official grading reads a submission's answers and nothing else of it. But
a changed workflow or test is a reason for a person to look.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from grader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from grader.course import Exercise

_FOLDERS = (".github",)
"""Where a file that was not released stands out, too: it may be a workflow of their own."""
_PIECE = 1 << 20
_STEP = "threadlings ci manifest RELEASED --into FILE   makes one."


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One protected file that is not as it was released.

    Args:
        path: Its place in the repository.
        how: `changed`, `missing`, or `added`.
    """

    path: str
    how: Literal["changed", "missing", "added"]


def answers_of(exercises: Iterable[Exercise]) -> frozenset[str]:
    """Return the files that students write, by their place in a released repository."""
    folders = ((each, each.folder.parent.name, each.folder.name) for each in exercises)
    return frozenset(f"exercises/{chapter}/{own}/{each.module}" for each, chapter, own in folders)


def manifest_of(folder: Path, *, exercises: Iterable[Exercise] = ()) -> dict[str, str]:
    """Return the SHA-256 of every file of a released repository, without what students write.

    Args:
        folder: The released repository, as it was released.
        exercises: Those whose module is the students' own.
    """
    own = answers_of(exercises)
    names = (path.relative_to(folder).as_posix() for path in sorted(_files(folder)))
    kept = (name for name in names if name not in own)
    return {name: digest for name in kept if (digest := _sha256(folder / name)) is not None}


def read_manifest(path: Path) -> dict[str, str]:
    """Read a manifest: JSON, `{"files": {path: sha256}}`, or the lines that `sha256sum` prints.

    Raises:
        UserError: It is neither.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        msg = f"{path} cannot be read as a manifest: {why}."
        raise UserError(msg, next_step=_STEP) from None
    found = _of_json(text) if text.lstrip().startswith("{") else _of_lines(text)
    if not found:
        msg = f"{path} is no manifest: it names no file with its SHA-256."
        raise UserError(msg, next_step=_STEP)
    return found


def differences(manifest: Mapping[str, str], folder: Path) -> tuple[Difference, ...]:
    """Return what differs between a released repository and what a student made of it.

    Nothing outside of the folder is read: a link counts as a change.

    Args:
        manifest: The SHA-256 of each protected file, by its place.
        folder: The student's copy of the repository.
    """
    found = []
    for path, sha256 in sorted(manifest.items()):
        place = folder / path
        if not os.path.lexists(place):
            found.append(Difference(path=path, how="missing"))
        elif _leaves(folder, path) or _sha256(place) != sha256:
            found.append(Difference(path=path, how="changed"))
    for top in _FOLDERS:
        names = (each.relative_to(folder).as_posix() for each in sorted(_files(folder / top)))
        found.extend(Difference(path=name, how="added") for name in names if name not in manifest)
    return tuple(found)


def _files(folder: Path) -> Iterable[Path]:
    if folder.is_symlink() or not folder.is_dir():
        return
    for path in folder.rglob("*"):
        inside = path.relative_to(folder).parts
        if ".git" not in inside and (path.is_symlink() or not path.is_dir()):
            yield path


def _leaves(folder: Path, path: str) -> bool:
    """Whether a file, or a folder on the way to it, is a link."""
    place = folder / path
    ways = (place, *place.parents)
    return any(each.is_symlink() for each in ways if each != folder and each.is_relative_to(folder))


def _sha256(path: Path) -> str | None:
    """Return the SHA-256 of a regular file with the newlines that git may change, else None."""
    if path.is_symlink() or not path.is_file():
        return None
    digest, before = hashlib.sha256(), b""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            whole = before + piece
            before = whole[-1:] if whole.endswith(b"\r") else b""
            digest.update(whole.removesuffix(before).replace(b"\r\n", b"\n"))
    digest.update(before)
    return digest.hexdigest()


def _of_json(text: str) -> dict[str, str]:
    try:
        document: Any = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    files = document.get("files") if isinstance(document, dict) else None
    told = files.items() if isinstance(files, dict) else ()
    return {path: sha256 for path, sha256 in told if isinstance(sha256, str)}


def _of_lines(text: str) -> dict[str, str]:
    pairs = (line.split(maxsplit=1) for line in text.splitlines())
    found = {pair[1].lstrip("*"): pair[0] for pair in pairs if len(pair) == 2}
    return {path: sha256 for path, sha256 in found.items() if len(sha256) == 64}
