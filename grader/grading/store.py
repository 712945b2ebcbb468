"""What was graded already, by what it depends on: one small file each, written whole or not at all.

Nothing here is ever changed, so a grading that was killed at any moment goes on where it was.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.errors import UserError
from grader.files import write_atomically
from grader.grading.unit import Record

if TYPE_CHECKING:
    from pathlib import Path

Document = dict[str, Any]


@dataclass(frozen=True)
class Store:
    """A folder of records.

    Args:
        folder: Where it is; made when first written to.
    """

    folder: Path

    def __contains__(self, key: str) -> bool:
        return self._path(key).is_file()

    def get(self, key: str) -> Record | None:
        """Return a record, None where there is none that can be read."""
        try:
            document = json.loads(self._path(key).read_text(encoding="utf-8"))
            if document["key"] != key:
                return None
            return Record(key=key, exercise=document["exercise"], seconds=document["seconds"])
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None  # half of a disk that failed, or another program's: it is graded again

    def put(self, record: Record) -> None:
        """Keep a record.

        Raises:
            UserError: It cannot be written.
        """
        document = {"key": record.key, "seconds": record.seconds, "exercise": record.exercise}
        write_or_say(self._path(record.key), json.dumps(document) + "\n")

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"


def write_or_say(path: Path, text: str) -> None:
    """Write a file of a class folder.

    Raises:
        UserError: It cannot be written; what was kept before is still there.
    """
    try:
        write_atomically(path, text)
    except OSError as error:
        msg = (
            f"{path} cannot be written: {error.strerror or error}. What was graded before is kept."
        )
        raise UserError(msg, next_step="See to the folder, and type the same again.") from error
