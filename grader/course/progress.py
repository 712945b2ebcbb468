"""What a student has solved, remembered in `.threadlings/progress.json` at the root of the clone.

Anybody can edit or delete that file: it is a bookmark and no mark. One that cannot be read means
that nothing is remembered.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = "threadlings/progress/v1"


@dataclass(frozen=True)
class Progress:
    """The exercises that are solved, each with the file that solved it.

    Args:
        root: The clone's root.
    """

    root: Path
    _solved: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, root: Path) -> Progress:
        """Read the progress kept in a clone; empty where there is none or it cannot be read."""
        try:
            document = json.loads(_place(root).read_text(encoding="utf-8"))
            solved = document["solved"]
            pairs = {slug: sha for slug, sha in solved.items() if isinstance(sha, str)}
        except (OSError, ValueError, RecursionError, LookupError, TypeError, AttributeError):
            pairs = {}
        return cls(root, pairs)

    @property
    def solved(self) -> Mapping[str, str]:
        """The SHA-256 of the file that solved it, by slug."""
        return MappingProxyType(self._solved)

    def is_solved(self, slug: str, *, sha256: str | None = None) -> bool:
        """Whether an exercise is solved.

        Args:
            slug: The exercise.
            sha256: If given, whether it was this very file that solved it.
        """
        known = self._solved.get(slug)
        return known is not None and sha256 in (None, known)

    def mark_solved(self, slug: str, *, sha256: str) -> None:
        """Remember that a file solves an exercise."""
        if self._solved.get(slug) != sha256:
            self._solved[slug] = sha256
            self._save()

    def forget(self, slug: str) -> None:
        """Remember no longer that an exercise is solved."""
        if self._solved.pop(slug, None) is not None:
            self._save()

    def _save(self) -> None:
        """Write the file so that nobody ever sees half of it."""
        path = _place(self.root)
        path.parent.mkdir(parents=True, exist_ok=True)
        document = {"schema": SCHEMA, "solved": dict(sorted(self._solved.items()))}
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(json.dumps(document, indent=2) + "\n")
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _place(root: Path) -> Path:
    return root / ".threadlings" / "progress.json"
