"""Whose a piece of work is, read off the name of its file or folder.

Source: Moodle's `assign` module names folders and files "Full Name_1234567_assignsubmission_file_"
(mod/assign/locallib.php), Canvas' download names files "lastnamefirstname_LATE_12_345_hello-1.py"
(app/models/content_zipper.rb).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

_MOODLE = re.compile(r"(?P<name>.+?)_(?P<id>\d+)_assignsubmission_[a-z]+_?(?P<file>.*)")
_CANVAS = re.compile(
    r"(?P<name>[^_]+)_(?P<late>LATE_)?(?P<id>\d+)_(?:question_\d+_)?\d+_(?P<file>.+)"
)
_COPY = re.compile(r"(?P<stem>.+)-\d+(?P<suffix>(\.[A-Za-z]\w*)+)")
_ENDINGS = (".tar.gz", ".tar.bz2", ".tar.xz", ".tgz", ".tar", ".zip", ".py", ".ipynb")


@dataclass(frozen=True, kw_only=True)
class Label:
    """What a name tells.

    Args:
        text: The name itself.
        name: The student's name, as far as it can be told.
        id: What the system calls them, or "".
        file: The name that the file had when it was handed in.
        system: "moodle", "canvas" or "".
        is_late: Whether the system calls it late.
    """

    text: str
    name: str
    id: str = ""
    file: str = ""
    system: str = ""
    is_late: bool = False


def read_label(text: str, *, is_folder: bool) -> Label:
    """Read the name of a file or a folder that a student's work is in."""
    moodle = _MOODLE.fullmatch(text)
    if moodle is not None:
        return Label(
            text=text,
            name=moodle["name"],
            id=moodle["id"],
            file=moodle["file"],
            system="moodle",
        )
    canvas = None if is_folder else _CANVAS.fullmatch(text)
    if canvas is not None:
        return Label(
            text=text,
            name=canvas["name"],
            id=canvas["id"],
            file=_without_copy(canvas["file"]),
            system="canvas",
            is_late=canvas["late"] is not None,
        )
    return Label(text=text, name=text if is_folder else without_ending(text), file=text)


def without_ending(name: str) -> str:
    """Return a file's name without `.zip`, `.py` and their like."""
    lower = name.lower()
    ending = next((each for each in _ENDINGS if lower.endswith(each)), "")
    return name[: len(name) - len(ending)] or name


def _without_copy(file: str) -> str:
    """Return a file's name without the number that Canvas gives to what is handed in again."""
    copy = _COPY.fullmatch(PurePosixPath(file).name)
    return copy["stem"] + copy["suffix"] if copy is not None else file
