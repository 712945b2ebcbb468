"""The folder of a class: what was handed in, what it was given, and what people decided.

```
CLASS/
  roster.csv        who is in the class: name, full_name, email, id, github, repository
  submissions/NAME  what each handed in: a folder, a file or an archive; never changed by grading
  collected.json    what collecting found: when it was handed in, what was missing or refused
  graded/KK/KEY     what one exercise of one file was given, by what was graded and with what
  results/NAME.json the result document of each student, threadlings/result/v1
  overrides.csv     what people decided instead: student, exercise, points, comment
  feedback/         a page for each student
  exports/          the marks in the forms of other tools
  replaced/         what was collected before, where somebody has handed in anew
```

A folder without `submissions/` is a class, too: whatever lies in it and has no other use here.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from grader.errors import UserError
from grader.files import write_atomically
from grader.grading.spreadsheet import csv_text, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Document = dict[str, Any]

SUBMISSIONS = "submissions"
RESULTS = "results"
GRADED = "graded"
FEEDBACK = "feedback"
EXPORTS = "exports"
ROSTER = "roster.csv"
COLLECTED = "collected.json"
OVERRIDES = "overrides.csv"
COLLECTED_SCHEMA = "threadlings/collected/v1"
_FOLDERS = frozenset({SUBMISSIONS, RESULTS, GRADED, FEEDBACK, EXPORTS})
_SUFFIXES = (".py", ".ipynb", ".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")


@dataclass(frozen=True, kw_only=True)
class Student:
    """One student, as the roster has them; who is in no roster has a name alone.

    Args:
        name: What every file of the class calls them: the name of their submission.
        full_name: Their name for people and for marks.
        email: Their address.
        id: What the school's system calls them.
        github: Their account.
        repository: Where their work is: a URL, or a folder.
    """

    name: str
    full_name: str = ""
    email: str = ""
    id: str = ""
    github: str = ""
    repository: str = ""

    @property
    def shown(self) -> str:
        """The name for people."""
        return self.full_name or self.name


@dataclass(frozen=True, kw_only=True)
class Handed:
    """What collecting found of one student.

    Args:
        status: `collected`, `missing`, or `refused` where nothing of it could be taken.
        source: Where it came from, as it was given.
        submitted: When it was handed in (ISO 8601, UTC), or "".
        late_seconds: By how much that is after the deadline (seconds); 0 if it is not.
        problems: What was missing or refused, a sentence each.
    """

    status: str = "collected"
    source: str = ""
    submitted: str = ""
    late_seconds: int = 0
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Override:
    """What a person decided about one exercise of one student; it survives grading again.

    Args:
        student: The student's name.
        exercise: The exercise's slug.
        points: What it is given instead, or None: a comment alone.
        comment: What the student is told about it.
    """

    student: str
    exercise: str
    points: int | None = None
    comment: str = ""


@dataclass(frozen=True)
class ClassFolder:
    """The folder of a class.

    Args:
        root: Where it is.
    """

    root: Path

    @classmethod
    def open(cls, root: Path) -> ClassFolder:
        """Return the folder of a class.

        Raises:
            UserError: It is not there, or nothing was handed in.
        """
        found = cls(root)
        if not root.is_dir():
            msg = f"There is no folder {root}."
            raise UserError(msg, next_step=f"threadlings collect SOURCE --into {root}")
        if next(found.submissions(), None) is None and not found.roster():
            msg = f"Nothing was handed in in {root}: it holds no submission and no {ROSTER}."
            raise UserError(msg, next_step=f"threadlings collect SOURCE --into {root}")
        return found

    # --- who is in it, and what they handed in

    def roster(self) -> dict[str, Student]:
        """Return those the roster names, by name, in its order; empty without a roster.

        Raises:
            UserError: It is no such table.
        """
        path = self.root / ROSTER
        return read_roster(path) if path.is_file() else {}

    def submissions(self) -> Iterator[tuple[str, Path]]:
        """Yield the name and the place of what each student handed in, in the order of names.

        The roster's spelling of a name counts, as not every file system tells `Ada` from `ada`. Who
        handed in two things, as `ada` and `ada.zip`, has the first of them here; see `doubles`.
        """
        seen = set()
        for name, path in self._handed_in():
            if name not in seen:
                seen.add(name)
                yield name, path

    def doubles(self) -> dict[str, tuple[str, ...]]:
        """Return the names of everything handed in by those who handed in more than one thing."""
        found: dict[str, tuple[str, ...]] = {}
        for name, path in self._handed_in():
            found[name] = (*found.get(name, ()), path.name)
        return {name: paths for name, paths in found.items() if len(paths) > 1}

    def _handed_in(self) -> Iterator[tuple[str, Path]]:
        apart = (self.root / SUBMISSIONS).is_dir()
        place = self.root / SUBMISSIONS if apart else self.root
        spelling = {_folded(name): name for name in self.roster()}
        for path in sorted(place.iterdir(), key=lambda each: (each.name.casefold(), each.name)):
            if path.name.startswith((".", "_")) or (not apart and path.name in _FOLDERS):
                continue
            is_folder = path.is_dir()
            if is_folder or path.name.lower().endswith(_SUFFIXES):
                name = path.name if is_folder else _without_suffix(path.name)
                yield spelling.get(_folded(name), name), path

    def students(self) -> dict[str, Student]:
        """Return the whole class by name: the roster's, then others who handed something in."""
        found = self.roster()
        for name, _ in self.submissions():
            found.setdefault(name, Student(name=name))
        return found

    def require(self, names: Iterable[str]) -> None:
        """Check that everybody who is named belongs to the class.

        Raises:
            UserError: Somebody does not; the message names those that are near.
        """
        known = self.students()
        for name in names:
            if name not in known:
                msg = f"There is no student {name!r} in {self.root}."
                near = get_close_matches(name, known, n=3, cutoff=0.5)
                step = f"Did you mean {' or '.join(near)}?" if near else None
                raise UserError(msg, next_step=step)

    def handed(self) -> dict[str, Handed]:
        """Return what collecting found, by name; empty where nothing was collected."""
        document = _read_json(self.root / COLLECTED)
        students = document.get("students") if document else None
        if not isinstance(students, dict):
            return {}
        return {name: _handed(told) for name, told in students.items()}

    def is_broken(self, path: Path) -> bool:
        """Whether a JSON document of the class is there and cannot be read."""
        return path.exists() and _read_json(path) is None

    # --- what grading gave

    def result_path(self, name: str) -> Path:
        """Where the result document of a student is kept."""
        return self.root / RESULTS / f"{name}.json"

    def result(self, name: str) -> Document | None:
        """Return the result document of a student, None if they were not graded yet."""
        return _read_json(self.result_path(name))

    # --- what people decided

    def overrides(self) -> dict[tuple[str, str], Override]:
        """Return what people decided, by student and exercise.

        Raises:
            UserError: The table cannot be read.
        """
        path = self.root / OVERRIDES
        if not path.is_file():
            return {}
        found = {}
        for line, row in read_rows(path, needed=("student", "exercise")):
            points = row.get("points", "")
            if points and not points.isdecimal():
                msg = f"{path}, line {line}: the points are {points!r}, not a whole number."
                raise UserError(msg, next_step=f"Mend {path}, and type the same again.")
            one = Override(
                student=row["student"],
                exercise=row["exercise"],
                points=int(points) if points else None,
                comment=row.get("comment", ""),
            )
            found[one.student, one.exercise] = one
        return found

    def keep_overrides(self, overrides: Iterable[Override]) -> None:
        """Write the table of what people decided."""
        rows = [(each.student, each.exercise, each.points, each.comment) for each in overrides]
        heading = ("student", "exercise", "points", "comment")
        write_atomically(self.root / OVERRIDES, csv_text([heading, *rows]))


def read_roster(path: Path) -> dict[str, Student]:
    """Read a roster: a CSV file with a heading, of which `name` is needed.

    Raises:
        UserError: It is no such table, or somebody stands in it twice.
    """
    known = {field.name for field in fields(Student)}
    found: dict[str, Student] = {}
    spelling: dict[str, str] = {}
    for line, row in read_rows(path, needed=("name",)):
        student = Student(**{key: value for key, value in row.items() if key in known})
        if not _can_name_a_folder(student.name):
            msg = f"{path}, line {line}: {student.name!r} cannot be the name of a folder."
            raise UserError(msg, next_step="Give everybody a short name of letters and digits.")
        other = spelling.setdefault(_folded(student.name), student.name)
        if student.name in found:
            msg = f"{path}, line {line}: {student.name!r} stands in the roster twice."
            raise UserError(msg, next_step="Give everybody a name of their own.")
        if other != student.name:
            msg = (
                f"{path}, line {line}: {student.name!r} and {other!r} are one name to many file "
                "systems."
            )
            raise UserError(msg, next_step="Give everybody a name of their own.")
        found[student.name] = student
    return found


def _can_name_a_folder(name: str) -> bool:
    """Whether a name is a folder's on every system, and one that counts as handed in."""
    return (
        bool(name)
        and not name.startswith((".", "_"))
        and not any(letter in '/\\:*?"<>|' or letter < " " for letter in name)
    )


def _folded(name: str) -> str:
    """Return what is equal for names that a file system may take for one."""
    return unicodedata.normalize("NFC", name).casefold()


def _handed(told: object) -> Handed:
    """Return what a document tells of one student, so far as it can be understood."""
    if not isinstance(told, dict):
        return Handed(problems=(f"what {COLLECTED} says of them cannot be read",))
    values: Document = {key: told.get(key, default) for key, default in _HANDED.items()}
    problems = values.pop("problems")
    if not isinstance(problems, list | tuple):
        problems = [problems]
    wrong = [key for key, value in values.items() if type(value) is not type(_HANDED[key])]
    for key in wrong:
        values[key] = _HANDED[key]
    unread = [f"what {COLLECTED} says of their {key} cannot be read" for key in wrong]
    return Handed(**values, problems=(*map(str, problems), *unread))


_HANDED: Document = {field.name: field.default for field in fields(Handed)}


def _without_suffix(name: str) -> str:
    lower = name.lower()
    longest = max((each for each in _SUFFIXES if lower.endswith(each)), key=len)
    return name[: -len(longest)]


def _read_json(path: Path) -> Document | None:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None
