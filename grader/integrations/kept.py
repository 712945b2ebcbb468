"""What a run of the instructor's workflow adds to what earlier runs left.

The results come from where students' code ran. So they are taken for those only who were to be
graded in this run, file by file, each as what it is said to be.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from grader.explain.words import json_text
from grader.files import write_atomically
from grader.grading.classfolder import COLLECTED, FEEDBACK, GRADED, RESULTS
from grader.grading.result import SCHEMA
from grader.integrations.protected import Difference

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

Document = dict[str, Any]

PROTECTED = "protected.json"


def keep(graded: Path, into: Path, *, names: Collection[str]) -> list[str]:
    """Take the results, the pages and the grades of a run.

    Args:
        graded: The folder of a class, as the run left it.
        into: The folder of the class that is kept.
        names: Who was to be graded.

    Returns:
        Those of whom there is no result.
    """
    missing = []
    for name in sorted(names):
        document = _read(graded / RESULTS / f"{name}.json")
        if document.get("schema") == SCHEMA and document["submission"]["name"] == name:
            write_atomically(into / RESULTS / f"{name}.json", json_text(document))
        else:
            missing.append(name)
    for folder in (GRADED, FEEDBACK):
        for path in _files(graded / folder):
            inside = path.relative_to(graded)
            owner = inside.parts[1]
            if folder == GRADED or owner in names or owner.rpartition(".")[0] in names:
                (into / inside).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, into / inside)
    return missing


def keep_told(found: Path, into: Path, *, names: Collection[str]) -> None:
    """Take what fetching found out about some of the class; what is known of others stays.

    Args:
        found: The folder with collected.json and protected.json.
        into: The folder of the class that is kept.
        names: Of whom.
    """
    for file in (COLLECTED, PROTECTED):
        new, old = _read(found / file), _read(into / file)
        if not new:
            continue
        students = {
            **{name: told for name, told in old.get("students", {}).items() if name not in names},
            **{name: told for name, told in new.get("students", {}).items() if name in names},
        }
        document = {**new, "students": dict(sorted(students.items()))}
        write_atomically(into / file, json_text(document))


def differing(place: Path) -> dict[str, list[Difference]]:
    """Return the protected files that differ, by student, as they were written down."""
    students = _read(place / PROTECTED).get("students", {})
    return {
        name: [Difference(path=each["path"], how=each["how"]) for each in told]
        for name, told in students.items()
    }


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path


def _read(path: Path) -> Document:
    if path.is_symlink():
        return {}
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}
