"""One student's files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.sandbox.intake import Refused, Source, take_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from grader.course import Exercise


@dataclass(frozen=True)
class Submission:
    """What one student handed in.

    Args:
        name: The student's or the submission's name.
        path: A file, a folder that holds the exercises' modules, a copy of the course's folders, or
            an archive of one of these; in place of a module also a notebook of its name.
    """

    name: str
    path: Path

    def take_in(self, exercise: Exercise) -> Source | Refused:
        """Read the file that counts for an exercise."""
        chapter, folder = exercise.folder.parent.name, exercise.folder.name
        places = [f"exercises/{chapter}/{folder}", f"{chapter}/{folder}", folder, exercise.slug]
        for place in places:
            inside = self.path / place
            if any((inside / name).is_file() for name in (exercise.module, exercise.notebook)):
                return take_in(inside, module=exercise.module)
        return take_in(self.path, module=exercise.module, places=places)


def is_stub(source: Source | Refused, exercise: Exercise) -> bool:
    """Whether a student has not changed the stub (but for the newlines that git may change)."""
    return isinstance(source, Source) and _lines(source.content) == _lines(
        exercise.stub.read_bytes()
    )


def digest(digests: Mapping[str, str]) -> str:
    """Return the SHA-256 of a submission: of its file, or of the list of its files' digests.

    Args:
        digests: The SHA-256 of what was taken in for each exercise, by slug.
    """
    if len(digests) == 1:
        return next(iter(digests.values()))
    listing = "".join(f"{slug} {sha256}\n" for slug, sha256 in sorted(digests.items()))
    return hashlib.sha256(listing.encode()).hexdigest()


def _lines(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n")
