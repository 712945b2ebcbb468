"""Collecting: every piece of work to its student, and what came of it to `collected.json`."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from grader.course.names import near
from grader.errors import UserError
from grader.grading.classfolder import (
    ROSTER,
    SUBMISSIONS,
    ClassFolder,
    Student,
    read_roster,
)
from grader.grading.collecting import repositories
from grader.grading.collecting.filling import Filling, keep_roster
from grader.grading.collecting.matching import Roster, folder_name
from grader.grading.collecting.records import Records, Report
from grader.grading.collecting.sources import Piece, pieces
from grader.grading.collecting.taking import Taken, take
from grader.sandbox.members import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import datetime

    from grader.course import Exercise

_CLONES_AT_ONCE = 4


@dataclass
class _Work:
    """What one student handed in, from all sources."""

    pieces: list[Piece] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def collect(
    sources: Sequence[Path],
    *,
    into: Path,
    exercises: Sequence[Exercise],
    roster: Path | None = None,
    deadline: datetime | None = None,
    only: Collection[str] = (),
    seconds: float = repositories.SECONDS,
    say: Callable[[str], None] = lambda _: None,
) -> Report:
    """Fill the folder of a class.

    Args:
        sources: Folders and archives with students' work; if there are none, the repositories that
            the roster names are fetched.
        into: The folder of the class.
        exercises: The exercises of the course, whose files are taken.
        roster: Who is in the class, or None: what the class's folder has already.
        deadline: When work was to be handed in (with a time zone).
        only: Names of the students to collect, or none: everybody.
        seconds: How long one repository may take (seconds).
        say: Is told how far it is.

    Raises:
        UserError: What was asked for cannot be: no source, a roster that is none, a folder that
            holds submissions of another kind, somebody who is not there.
    """
    collecting = _Collecting(into, exercises, roster, deadline, only, say)
    with TemporaryDirectory(prefix="threadlings-collect-") as spool:
        if sources:
            collecting.from_sources(sources, Path(spool))
        else:
            collecting.from_repositories(Path(spool), seconds)
    collecting.write()
    return collecting.report


class _Collecting:
    """One collecting: who is known, what was found so far."""

    def __init__(
        self,
        into: Path,
        exercises: Sequence[Exercise],
        roster: Path | None,
        deadline: datetime | None,
        only: Collection[str],
        say: Callable[[str], None],
    ) -> None:
        if into.exists() and not into.is_dir():
            msg = f"{into} is a file."
            raise UserError(msg, next_step="Name a folder with  --into")
        self._into, self._exercises, self._say = into, exercises, say
        self._beside = (roster or into / ROSTER).resolve().parent
        self._given = roster.read_bytes() if roster is not None and roster.is_file() else b""
        if roster is not None and not roster.is_file():
            msg = f"There is no roster {roster}."
            raise UserError(msg, next_step="--roster FILE.csv  with a column  name")
        self._students = read_roster(roster) if roster else _roster_in(into)
        self._roster = Roster(self._students)
        self._only = set(only)
        self._filling = Filling(into)
        _refuse_another_kind(into)
        self.report = Report()
        self._records = Records(into, self.report, deadline)

    def from_sources(self, sources: Sequence[Path], spool: Path) -> None:
        """Collect what lies in folders and archives."""
        for source in sources:
            if not source.exists():
                msg = f"There is no file or folder {source}."
                raise UserError(msg, next_step="threadlings collect SOURCE --into DIR")
            if source.resolve() == self._into.resolve():
                msg = f"{source} is the class's own folder."
                raise UserError(msg, next_step="Name the folder or archive that was handed in.")
        found: list[Piece] = []
        for number, source in enumerate(sources):
            place = spool / str(number)
            place.mkdir()
            self._say(f"{source.name} ...")
            try:
                some, refused = pieces(source, self._exercises, spool=place)
            except ArchiveError as error:
                self.report.refused.append(f"{source} {error}")
                continue
            found += some
            self.report.refused += refused
        work = self._by_student(found)
        self._check_only(work)
        for number, (name, each) in enumerate(sorted(work.items()), start=1):
            if not self._only or name in self._only:
                self._say(f"({number} of {len(work)}) {name} ...")
                self._keep(name, each)
        self._note_missing()

    def _by_student(self, found: list[Piece]) -> dict[str, _Work]:
        """Return the pieces of each student, by the name that the class's folder has for them."""
        work: dict[str, _Work] = {}
        names: dict[str, str] = {}  # of those the roster does not have, by what they are called
        known = {each.casefold(): each for each in self._filling.names()}
        for piece in sorted(found, key=lambda each: (each.label.name, each.label.text)):
            student, problem = self._roster.find(piece.label)
            if student is not None:
                name = student.name
            else:
                called = f"{piece.label.name}\n{piece.label.id}"
                if called not in names:
                    plain = folder_name(piece.label.name)
                    plain = known.get(plain.casefold(), plain)
                    taken = {*names.values(), *self._students}
                    names[called] = folder_name(plain, taken=taken)
                name = names[called]
                self.report.unmatched |= {name} if self._students else set()
            one = work.setdefault(name, _Work())
            one.pieces.append(piece)
            if problem and problem not in one.problems:
                one.problems.append(problem)
        return work

    def _keep(self, name: str, work: _Work) -> None:
        """Take what one student handed in, and put it into the class's folder."""
        total = Taken(problems=list(work.problems))
        dates: list[datetime] = []
        flagged = False
        for piece in work.pieces:
            try:
                taken = take(
                    piece.opened(), self._exercises, is_archive_already=piece.packed is not None
                )
            except ArchiveError as error:
                total.problems.append(f"{piece.label.file or piece.label.text} {error}")
                continue
            total.problems += taken.problems
            total.files |= taken.files
            total.single = taken.single or total.single
            flagged |= piece.label.is_late
            date = piece.changed or taken.changed
            if date is not None and not piece.label.system and not taken.is_empty:
                dates.append(date)
        if total.files and total.single:
            total.single = None
            total.problems.append("holds also a program of no exercise's name, which is left out")
        source = ", ".join(piece.source for piece in work.pieces)
        self._finish(name, total, source=source, date=max(dates, default=None), flagged=flagged)

    def from_repositories(self, spool: Path, seconds: float) -> None:
        """Collect what lies in the repositories that the roster names."""
        wanted = {
            name: each
            for name, each in self._students.items()
            if each.repository and (not self._only or name in self._only)
        }
        if not any(each.repository for each in self._students.values()):
            msg = (
                "Nothing says where work was handed in: no source, and no roster with repositories."
            )
            step = "threadlings collect SOURCE --into DIR,  or a roster with a column  repository"
            raise UserError(msg, next_step=step)
        self._check_only(wanted)
        if shutil.which("git") is None:
            msg = "There is no git on this machine, or not on its PATH."
            raise UserError(msg, next_step="Install git, and type the same again.")
        found = self._taken_from(wanted, spool, seconds)
        for number, (student, taken, date) in enumerate(found, start=1):
            self._say(f"({number} of {len(wanted)}) {student.name} ...")
            shown = repositories.shown(student.repository)
            self._finish(student.name, taken, source=shown, date=date, flagged=False)
        self._note_missing()

    def _taken_from(
        self, wanted: dict[str, Student], spool: Path, seconds: float
    ) -> Iterator[tuple[Student, Taken, datetime | None]]:
        def one(numbered: tuple[int, Student]) -> tuple[Student, Taken, datetime | None]:
            number, student = numbered
            place = spool / str(number)
            try:
                tree = repositories.fetched(
                    student.repository, into=place, beside=self._beside, seconds=seconds
                )
                return student, take(tree, self._exercises), tree.committed
            except ArchiveError as error:
                return student, Taken(problems=[f"the repository {error}"]), None
            finally:
                shutil.rmtree(place, ignore_errors=True)

        with ThreadPoolExecutor(max_workers=_CLONES_AT_ONCE) as pool:
            yield from pool.map(one, enumerate(wanted.values()))

    def _finish(
        self, name: str, taken: Taken, *, source: str, date: datetime | None, flagged: bool
    ) -> None:
        changed = not taken.is_empty and self._filling.put(name, taken)
        self._records.note(name, taken, source=source, date=date, flagged=flagged, changed=changed)

    def _note_missing(self) -> None:
        """Note who is in the roster and has handed in nothing, now or before."""
        expected = {name for name in self._students if not self._only or name in self._only}
        self._records.note_missing(sorted(expected - set(self._filling.names())))

    def _check_only(self, known: Collection[str]) -> None:
        for name in sorted(self._only):
            if name not in known and name not in self._students:
                msg = f"Nobody is called {name!r} here."
                raise UserError(msg, next_step=near(name, [*known, *self._students]) or None)

    def write(self) -> None:
        """Write what was found beside what was found of others before."""
        if self._given:
            keep_roster(self._into, self._given, name=ROSTER)
        (self._into / SUBMISSIONS).mkdir(parents=True, exist_ok=True)
        self._records.write()


def _roster_in(into: Path) -> dict[str, Student]:
    return ClassFolder(into).roster() if into.is_dir() else {}


def _refuse_another_kind(into: Path) -> None:
    """Say no to a folder whose students' work lies in it directly: it would be seen no more."""
    if not into.is_dir() or (into / SUBMISSIONS).is_dir():
        return
    lying = [name for name, _ in ClassFolder(into).submissions() if name != "replaced"]
    if lying:
        msg = f"{into} holds work already, as {lying[0]!r}, but not under {SUBMISSIONS}/."
        raise UserError(msg, next_step=f"Move it to {into / SUBMISSIONS}, or name another folder.")
