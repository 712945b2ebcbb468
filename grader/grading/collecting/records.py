"""What collecting came to: for those who asked for it, and in `collected.json`."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from grader.explain.words import json_text
from grader.files import write_atomically
from grader.grading.classfolder import COLLECTED, COLLECTED_SCHEMA, ClassFolder, Handed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from grader.grading.collecting.taking import Taken


@dataclass
class Report:
    """What collecting came to.

    Args:
        handed: What was found of each student of this time, by name.
        read: Those of whom anything could be taken.
        changed: Those whose submission is new or has changed.
        unmatched: Those whom the roster does not have.
        refused: What was refused of a source as a whole, a sentence each.
    """

    handed: dict[str, Handed] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    unmatched: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)

    @property
    def nothing_was_read(self) -> bool:
        """Whether there is nobody of whom anything could be taken."""
        return not self.read


class Records:
    """Writes down what was found of each student, beside what was found of others before.

    Args:
        root: The class's folder.
        report: Takes what was found this time.
        deadline: When work was to be handed in; None: what was said the last time.
    """

    def __init__(self, root: Path, report: Report, deadline: datetime | None) -> None:
        self._root, self._report = root, report
        self._before = ClassFolder(root).handed()
        self._deadline = deadline or _deadline_in(root / COLLECTED)

    def note(
        self,
        name: str,
        taken: Taken,
        *,
        source: str,
        date: datetime | None,
        flagged: bool,
        changed: bool,
    ) -> None:
        """Note what was taken of one student.

        Args:
            name: The student.
            taken: What was taken.
            source: Where it came from.
            date: When it was handed in, or None.
            flagged: Whether it is marked late where it came from.
            changed: Whether it is new or has changed.
        """
        if not taken.is_empty:
            self._report.read.add(name)
        before = self._before.get(name)
        problems = list(taken.problems)
        if taken.is_empty and before is not None and before.status == "collected":
            problems.append("what was collected before is kept")
            kept = dataclasses.replace(before, problems=tuple(problems))
            self._report.handed[name] = kept
            return
        if not changed and before is not None and before.submitted:
            # What is as before was handed in before, whatever has touched the file since.
            known = _time(before.submitted)
            date = min(filter(None, (date, known)), default=None)
        late = 0
        if self._deadline is not None and date is not None:
            late = max(0, int((date - self._deadline).total_seconds()))
        if flagged and not late:
            late = 1
            problems.append("is marked late where it was handed in; by how much is not known")
        if changed:
            self._report.changed.add(name)
        self._report.handed[name] = Handed(
            status="refused" if taken.is_empty else "collected",
            source=source,
            submitted=date.astimezone(UTC).isoformat(timespec="seconds") if date else "",
            late_seconds=late,
            problems=tuple(dict.fromkeys(problems)),
        )

    def note_missing(self, names: Iterable[str]) -> None:
        """Note who has handed in nothing, of those nothing is known of."""
        for name in names:
            if name not in self._report.handed:
                missing = Handed(status="missing", problems=("nothing was handed in",))
                self._report.handed[name] = missing

    def write(self) -> None:
        """Write `collected.json`."""
        handed = {**self._before, **self._report.handed}
        document = {
            "schema": COLLECTED_SCHEMA,
            "deadline": self._deadline.isoformat() if self._deadline else None,
            "students": {
                name: {**dataclasses.asdict(each), "problems": list(each.problems)}
                for name, each in sorted(handed.items())
            },
        }
        write_atomically(self._root / COLLECTED, json_text(document))


def _deadline_in(path: Path) -> datetime | None:
    with contextlib.suppress(OSError, ValueError, AttributeError, TypeError):
        return _time(json.loads(path.read_text(encoding="utf-8")).get("deadline"))
    return None


def _time(text: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
