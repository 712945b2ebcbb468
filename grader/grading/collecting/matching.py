"""Which student of the roster a label means."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from grader.grading.classfolder import Student
    from grader.grading.collecting.labels import Label

_LONGEST = 80
_ODD = re.compile(r"[^\w.-]+")
# Names that Windows keeps for devices, whatever their ending.
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


class Roster:
    """Finds students by the names that other systems have for them.

    Args:
        students: By name.
    """

    def __init__(self, students: Mapping[str, Student]) -> None:
        self._students = students

    def find(self, label: Label) -> tuple[Student | None, str]:
        """Return who a label means, or None and why that cannot be told.

        The id decides only between those whose name it is: ids of two systems may well be the same
        number and mean two people. Where no name is known, it counts alone.
        """
        exact = [each for each in self._students.values() if each.name == label.name]
        wanted = _plain(label.name)
        named = exact or [
            each for each in self._students.values() if wanted and wanted in _names_of(each)
        ]
        if len(named) > 1 and label.id:
            named = [each for each in named if each.id == label.id] or named
        if len(named) == 1:
            return named[0], ""
        if named:
            names = ", ".join(each.name for each in named)
            return None, f"the name {label.name!r} fits several of the roster: {names}"
        if label.system == "canvas":
            by_id = [each for each in self._students.values() if each.id and each.id == label.id]
            if len(by_id) == 1:
                return by_id[0], ""
        return None, "is not in the roster" if self._students else ""


def folder_name(text: str, *, taken: Iterable[str] = ()) -> str:
    """Return a name of a folder that is safe on every system, and not yet taken.

    Args:
        text: What somebody is called.
        taken: Names that are taken; upper and lower case are the same to some systems.
    """
    name = _ODD.sub("_", unicodedata.normalize("NFC", text)).strip("._-")[:_LONGEST] or "unnamed"
    if _DEVICE.fullmatch(name):
        name = f"{name}_"
    known = {each.casefold() for each in taken}
    found, number = name, 2
    while found.casefold() in known:
        found, number = f"{name}-{number}", number + 1
    return found


def _names_of(student: Student) -> set[str]:
    """Return how a student may be called: their words also in another order, as "Doe, Jane"."""
    words = student.full_name.replace(",", " ").split()
    orders = [words[place:] + words[:place] for place in range(len(words))]
    names = [student.name, student.email, student.email.partition("@")[0], student.github]
    names += ["".join(order) for order in orders]
    return {plain for name in names if (plain := _plain(name))}


def _plain(text: str) -> str:
    """Return letters and digits alone, without accents, in lower case."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in decomposed if letter.isalnum())
