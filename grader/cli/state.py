"""What the command line remembers between calls, in `.threadlings/` at the root of the clone.

Everything here can be thrown away: a missing or broken file means that nothing is remembered.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from grader.errors import UserError
from grader.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

FOLDER = ".threadlings"
STUBS = "stubs"

_MOST_VERSIONS = 50
_UNWRITTEN = b"raise NotImplementedError"


def given_version(versions: list[bytes]) -> bytes | None:
    """Return the version of a stub that the course gave, out of all that were committed.

    Students commit their own work, and courses mend their stubs. The course's newest version is
    the newest of those that leave the most to be written; a stub that leaves nothing open was
    given in its first version.

    Args:
        versions: The file's texts, the newest first.
    """
    if not versions:
        return None
    most = max(version.count(_UNWRITTEN) for version in versions)
    if not most:
        return versions[-1]
    return next(version for version in versions if version.count(_UNWRITTEN) == most)


@dataclass(frozen=True)
class State:
    """The folder of one clone.

    Args:
        root: The clone's root.
    """

    root: Path

    @property
    def folder(self) -> Path:
        """Where everything is kept."""
        return self.root / FOLDER

    def hints_shown(self, slug: str) -> int:
        """Return how many hints of an exercise were revealed so far."""
        shown = self._read(self.folder / "hints.json").get(slug, 0)
        return shown if isinstance(shown, int) and shown >= 0 else 0

    def show_hints(self, slug: str, count: int) -> None:
        """Remember how many hints of an exercise are revealed."""
        path = self.folder / "hints.json"
        self._write(path, {**self._read(path), slug: count})

    def last_result(self, slug: str) -> dict[str, Any]:
        """Return the exercise's part of its last result document, empty where there is none."""
        return self._read(self.folder / "last" / f"{slug}.json")

    def keep_results(self, document: dict[str, Any], *, own: Collection[str]) -> None:
        """Remember the result of each exercise in a result document.

        Args:
            document: The result document.
            own: The exercises of which the clone's own file was checked, and no other.
        """
        for exercise in document.get("exercises", []):
            slug = exercise["slug"]
            kept = {**exercise, "own": slug in own}
            self._write(self.folder / "last" / f"{slug}.json", kept)

    def back_up(self, path: Path, slug: str) -> Path:
        """Copy a student's file aside, and return the copy.

        Args:
            path: The file.
            slug: The exercise it belongs to.
        """
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
        folder = self.folder / "backup" / slug
        folder.mkdir(parents=True, exist_ok=True)
        copy = folder / f"{stamp}-{path.name}"
        number = 2
        while copy.exists():
            copy = folder / f"{stamp}-{number}-{path.name}"
            number += 1
        copy.write_bytes(path.read_bytes())
        return copy

    def pristine(self, path: Path) -> bytes:
        """Return a stub as it was given, before anybody edited it.

        Args:
            path: The stub's place in the clone.

        Raises:
            UserError: Nothing in this folder remembers it.
        """
        text = self.remembered(path)
        if text is not None:
            return text
        msg = f"{path.name} cannot be reset: nothing in this folder remembers how it was given."
        raise UserError(
            msg,
            next_step="Copy it from a fresh clone of the course; a clone by git remembers.",
        )

    def remembered(self, path: Path) -> bytes | None:
        """Return a stub as it was given, or None where nothing remembers it."""
        given = given_version(self._committed(path))
        return self._from_copy(path) if given is None else given

    def keep_stub(self, path: Path) -> None:
        """Keep a copy of a stub nobody has edited, for folders that git does not know.

        Args:
            path: The stub's place; a copy that exists already is left alone.
        """
        copy = self._copy_of(path)
        if path.is_file() and not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())

    def _copy_of(self, path: Path) -> Path:
        return self.folder / STUBS / path.relative_to(self.root)

    def _from_copy(self, path: Path) -> bytes | None:
        copy = self._copy_of(path)
        return copy.read_bytes() if copy.is_file() else None

    def _committed(self, path: Path) -> list[bytes]:
        """Return the committed versions of a file, the newest first."""
        inside = path.relative_to(self.root).as_posix()
        log = self._git("log", f"--max-count={_MOST_VERSIONS}", "--format=%H", "--", inside)
        commits = (log or b"").decode("ascii", "replace").split()
        versions = [self._git("show", f"{commit}:./{inside}") for commit in commits]
        return [version for version in versions if version]

    def _git(self, *arguments: str) -> bytes | None:
        try:
            answer = subprocess.run(
                ["git", "-C", str(self.root), *arguments],
                capture_output=True,
                check=False,
                timeout=20,
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return answer.stdout if answer.returncode == 0 else None

    @staticmethod
    def _read(path: Path) -> dict[str, Any]:
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return document if isinstance(document, dict) else {}

    @staticmethod
    def _write(path: Path, document: dict[str, Any]) -> None:
        write_atomically(path, json.dumps(document, indent=1) + "\n")
