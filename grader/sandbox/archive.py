"""Submissions in archives: the one file that counts, read without unpacking anything.

Nothing is written, so no name can lead out of a folder. Only the wanted file is read to its end,
and no more of anything than a cap, whatever sizes an archive claims.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
import stat
import tarfile
import zipfile
from contextlib import contextmanager, nullcontext
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

FILE_CAP = 32 * 1024 * 1024
"""Bytes of the largest archive."""
ENTRY_CAP = 2_000
"""The most entries of an archive."""
STREAM_CAP = 128 * 1024 * 1024
"""Bytes that a compressed stream may come to."""

_TARS: dict[str, Callable[[IO[bytes]], Any]] = {
    ".tar": nullcontext,
    ".gz": gzip.open,
    ".tgz": gzip.open,
    ".bz2": bz2.open,
    ".xz": lzma.open,
}
_COMPRESSED = frozenset({*_TARS, ".zst", ".lz", ".z"})
_DRIVE = re.compile("[A-Za-z]:")
_NOT_HANDED_IN = frozenset({"__MACOSX", "__pycache__", ".git", ".venv", "venv"})


class ArchiveError(Exception):
    """Why nothing can be taken from an archive, as a sentence that goes on after its name."""


def is_archive(path: Path) -> bool:
    """Whether a file's name is that of an archive."""
    *_, before, last = ["", "", *(each.lower() for each in path.suffixes)]
    return last in (".zip", ".tar", ".tgz") or (before == ".tar" and last in _COMPRESSED)


def read_from(path: Path, *, module: str, places: Sequence[str], cap: int) -> bytes:
    """Read one file of an archive.

    Args:
        path: A zip file, or a tar file, compressed or not.
        module: The file's name ("account.py").
        places: Folders that it may lie in, as ends of paths ("01_first_steps/03_arguments"), best
            first; where it lies in none of them it may lie anywhere, once.
        cap: How many bytes to read at most.

    Returns:
        The file's bytes, cut off after `cap`.

    Raises:
        ArchiveError: It is not there, not alone, not a plain file, or the archive is no such.
        FileNotFoundError: There is no archive.
    """
    if path.stat().st_size > FILE_CAP:
        raise ArchiveError(f"is larger than {FILE_CAP // 1024**2} MiB. Hand in the program alone.")
    try:
        if path.suffix.lower() == ".zip":
            return _read_zip(path, module, places, cap)
        return _read_tar(path, module, places, cap)
    except ArchiveError:
        raise
    except Exception as error:  # noqa: BLE001  (what a broken one makes its readers raise has no end)
        raise ArchiveError(
            f"can't be read ({type(error).__name__}). Pack it again, or hand in the file itself."
        ) from None


def _read_zip(path: Path, module: str, places: Sequence[str], cap: int) -> bytes:
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        names = [each.filename for each in entries]
        number = _chosen(names, module, places)
        entry = entries[number]
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG):
            raise ArchiveError(f"holds {module} as a link, not as a file. Pack the file itself.")
        if entry.flag_bits & 1:
            raise ArchiveError("is locked with a password. Pack it without one.")
        with archive.open(entry) as file:
            return file.read(cap)


def _read_tar(path: Path, module: str, places: Sequence[str], cap: int) -> bytes:
    names, kinds = [], []
    with _entries(path) as entries:
        for entry in entries:
            names.append(entry.name + "/" * entry.isdir())
            kinds.append(entry.isreg())
            if len(names) > ENTRY_CAP:
                break
    number = _chosen(names, module, places)
    if not kinds[number]:
        raise ArchiveError(f"holds {module} as a link, not as a file. Pack the file itself.")
    with _entries(path) as entries:
        for place, entry in enumerate(entries):
            if place == number:
                opened = entries.extractfile(entry)
                return opened.read(cap) if opened is not None else b""
    raise ArchiveError("has changed while it was read.")


@contextmanager
def _entries(path: Path) -> Iterator[tarfile.TarFile]:
    """A tar file's entries as a stream that ends after so many bytes."""
    unpack = _TARS.get(path.suffix.lower())
    if unpack is None:
        raise ArchiveError(
            f"is compressed in a way that is not known here ({path.suffix}). Pack it as a zip file."
        )
    # As a stream, tarfile reads and never seeks.
    with (
        path.open("rb") as file,
        unpack(file) as plain,
        tarfile.open(fileobj=_Capped(plain), mode="r|") as archive,  # type: ignore[call-overload]  # of a stream only read() is used
    ):
        yield archive


class _Capped:
    """Reads from a stream, up to a cap."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._left = STREAM_CAP

    def read(self, size: int) -> bytes:
        found = self._stream.read(size)
        self._left -= len(found)
        if self._left < 0:
            raise ArchiveError(
                f"unpacks to more than {STREAM_CAP // 1024**2} MiB. Hand in the program alone."
            )
        return found


def _chosen(names: Sequence[str], module: str, places: Sequence[str]) -> int:
    """Which of the entries counts."""
    if len(names) > ENTRY_CAP:
        raise ArchiveError(f"holds more than {ENTRY_CAP} files. Hand in the program alone.")
    found: dict[int, PurePosixPath] = {}
    for number, name in enumerate(names):
        path = PurePosixPath(name.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or _DRIVE.match(name):
            raise ArchiveError("names a file outside of itself. Pack the folder with your work.")
        if path.name == module and not name.endswith("/") and not _is_aside(path):
            found[number] = path
    for place in (*places, ""):
        here = [
            number
            for number, path in found.items()
            if not place or f"/{path.parent}".endswith(f"/{place}")
        ]
        if len(here) > 1:
            where = ", ".join(sorted({str(found[number]) for number in here}))
            raise ArchiveError(f"holds {module} more than once ({where}). Leave one of them.")
        if here:
            return here[0]
    near = sorted({PurePosixPath(name).name for name in names if name.endswith(".py")})[:5]
    holds = f" It holds {', '.join(near)}." if near else ""
    raise ArchiveError(f"holds no {module}.{holds} Save your work under that name and pack it.")


def _is_aside(path: PurePosixPath) -> bool:
    """Whether it was put there by a system or a tool."""
    return path.name.startswith("._") or bool(_NOT_HANDED_IN.intersection(path.parts))
