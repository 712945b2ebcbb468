"""Taking in a submission's file: a text, or a sentence that says why not."""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
import tokenize
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.sandbox import notebook
from grader.sandbox.archive import ArchiveError, is_archive, read_from

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NOTEBOOK = ".ipynb"
SIZE_CAP = 1024 * 1024
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that show what follows in another order than it is read ("Trojan Source", 2021)."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """A submission's text.

    Args:
        file: The module's file name, as it appears in messages.
        text: The program, with one kind of newline.
        content: The file's bytes.
    """

    file: str
    text: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file's bytes (hexadecimal)."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Refused:
    """Why a submission's file can't be taken in.

    Args:
        message: A sentence for the student.
        reason: Always import_failed: there is nothing to import.
        sha256: Of the file's bytes where they could be read, else "".
    """

    message: str
    reason: str = "import_failed"
    sha256: str = ""


def take_in(path: Path, *, module: str, places: Sequence[str] = ()) -> Source | Refused:
    """Read the one file that counts.

    Args:
        path: The submission: the file itself, a notebook, or a folder or an archive that holds
            `module`.
        module: The exercise's file name ("account.py").
        places: Folders of an archive that it may lie in, best first.
    """
    if is_archive(path) and path.is_file():
        try:
            content = read_from(path, module=module, places=places, cap=SIZE_CAP + 1)
        except ArchiveError as error:
            return Refused(message=f"{path.name} {error}")
        return _decode(content, module=module)
    file = _file_in(path, module)
    try:
        if path.is_dir() and file.is_symlink():
            return Refused(message=f"{file.name} is a link. Hand in the file itself.")
        is_notebook = file.suffix == NOTEBOOK
        content = _read(file, notebook.FILE_CAP if is_notebook else SIZE_CAP)
        if is_notebook:
            content = notebook.program_in(content)
    except FileNotFoundError:
        where = f"in the folder {path.name}" if path.is_dir() else f"at {path.name}"
        return Refused(
            message=f"There is no {module} {where}. "
            "Save your work under that name and hand it in again."
        )
    except _NotAFileError as error:
        return Refused(message=f"{module} is {error}, not a file. Hand in the Python file itself.")
    except notebook.NotebookError as error:
        return Refused(message=f"{file.name} {error}")
    except (OSError, ValueError) as error:
        why = (
            error.strerror
            if isinstance(error, OSError) and error.strerror
            else type(error).__name__
        )
        return Refused(message=f"{module} can't be read: {why}.")
    return _decode(content, module=module)


def _file_in(path: Path, module: str) -> Path:
    """The module of a folder, or the notebook of its name where there is none."""
    if not path.is_dir():
        return path
    file = path / module
    beside = file.with_suffix(NOTEBOOK)
    return beside if beside.is_file() and not file.exists() else file


class _NotAFileError(Exception):
    pass


def _read(file: Path, cap: int) -> bytes:
    # Opened without waiting: a named pipe handed in as a submission must not hang the judge.
    descriptor = os.open(
        file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    with open(descriptor, "rb") as opened:  # noqa: PTH123  (a descriptor, not a path)
        mode = os.fstat(opened.fileno()).st_mode
        if not stat.S_ISREG(mode):
            raise _NotAFileError("a folder" if stat.S_ISDIR(mode) else "something special")
        return opened.read(cap + 1)


def _decode(content: bytes, *, module: str) -> Source | Refused:
    sha256 = hashlib.sha256(content).hexdigest()
    if len(content) > SIZE_CAP:
        message = f"{module} is larger than {SIZE_CAP // 1024} KiB. Hand in the program alone."
        return Refused(message=message)
    if content.startswith(_UTF_16):
        message = f"{module} is UTF-16 text, which Python can't read. Save it as UTF-8."
        return Refused(message=message, sha256=sha256)
    if b"\0" in content:
        line = content[: content.index(b"\0")].count(b"\n") + 1
        return Refused(
            message=f"{module} has a null byte in line {line}, so Python can't read it. "
            "Save it again as plain text.",
            sha256=sha256,
        )
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
    except SyntaxError:
        return Refused(
            message=f"{module} is not UTF-8 text, or names an encoding that Python doesn't know. "
            "Save it as UTF-8.",
            sha256=sha256,
        )
    try:
        text = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline=None).read()
        text.encode("utf-8")
    except (ValueError, LookupError):
        line = _line_of_trouble(content, encoding)
        return Refused(
            message=f"{module} has a character in line {line} that is not {encoding} text. "
            "Save the file as UTF-8, or name its encoding in the first line.",
            sha256=sha256,
        )
    turning = _TURNING.search(text)
    if turning is not None:
        line = text.count("\n", 0, turning.start()) + 1
        return Refused(
            message=f"{module} has an invisible character in line {line} "
            f"({unicodedata.name(turning[0]).lower()}, U+{ord(turning[0]):04X}): people would see "
            "another program than Python does. Remove it; in a string, write it as an escape.",
            sha256=sha256,
        )
    return Source(file=module, text=text, content=content)


def _line_of_trouble(content: bytes, encoding: str) -> int:
    try:
        content.decode(encoding)
    except UnicodeDecodeError as error:
        return content[: error.start].count(b"\n") + 1
    except (ValueError, LookupError):
        pass
    return 1
