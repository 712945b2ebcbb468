"""What an archive holds: its members' names, and the bytes of some, without unpacking anything.

Nothing is written, so no name can lead out of a folder. Only the wanted members are read to their
end, and no more of anything than a cap, whatever sizes an archive claims.
"""

from __future__ import annotations

import bz2
import contextlib
import gzip
import lzma
import re
import stat
import struct
import tarfile
import zipfile
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

_TARS: dict[str, Callable[[IO[bytes]], Any]] = {
    ".tar": nullcontext,
    ".gz": gzip.open,
    ".tgz": gzip.open,
    ".bz2": bz2.open,
    ".xz": lzma.open,
}
_COMPRESSED = frozenset({*_TARS, ".zst", ".lz", ".z"})
_DRIVE = re.compile("[A-Za-z]:")
_EXTENDED_TIME = 0x5455
"""The field of a zip entry that has its time of change as UTC (Info-ZIP, extrafld.txt)."""


class ArchiveError(Exception):
    """Why nothing can be taken from an archive, as a sentence that goes on after its name."""


@dataclass(frozen=True, kw_only=True)
class Caps:
    """How large an archive may be.

    Args:
        file: Bytes of the archive itself.
        entries: The most entries.
        stream: Bytes that a compressed stream may come to.
    """

    file: int
    entries: int
    stream: int


@dataclass(frozen=True, kw_only=True)
class Member:
    """One entry of an archive.

    Args:
        name: As it stands there.
        is_file: Whether it is a plain file: no folder, link, device or pipe.
        is_folder: Whether it is a folder.
        is_locked: Whether it needs a password.
        changed: When it was changed, or None where that is not told.
    """

    name: str
    is_file: bool
    is_folder: bool
    is_locked: bool = False
    changed: datetime | None = None


def is_archive(path: Path | PurePosixPath) -> bool:
    """Whether a file's name is that of an archive."""
    *_, before, last = ["", "", *(each.lower() for each in path.suffixes)]
    return last in (".zip", ".tar", ".tgz") or (before == ".tar" and last in _COMPRESSED)


def place_of(name: str) -> PurePosixPath | None:
    """Return the place inside of an archive that a name stands for; None if it leads out of it."""
    path = PurePosixPath(name.replace("\\", "/"))
    outside = path.is_absolute() or ".." in path.parts or _DRIVE.match(name) or "\0" in name
    return None if outside else path


def listed(path: Path, caps: Caps) -> list[Member]:
    """Return the entries of an archive, in its order.

    Raises:
        ArchiveError: It is too large, or no such archive.
        FileNotFoundError: There is none.
    """
    with _told(path, caps):
        found = []
        for member in _zip_members(path) if _is_zip(path) else _tar_members(path, caps):
            found.append(member)
            if len(found) > caps.entries:
                raise ArchiveError(
                    f"holds more than {caps.entries} files. Hand in the program alone."
                )
        return found


def read(path: Path, numbers: Collection[int], *, cap: int, caps: Caps) -> dict[int, bytes]:
    """Read some entries of an archive, each up to a number of bytes.

    Args:
        path: The archive.
        numbers: Places of plain files in what `listed` returned.
        cap: How many bytes of each to read at most.
        caps: How large the archive may be.

    Raises:
        ArchiveError: They cannot be read.
        FileNotFoundError: There is no archive.
    """
    wanted = set(numbers)
    with _told(path, caps):
        found = {number: file.read(cap) for number, file in _opened(path, wanted, caps)}
        if set(found) != wanted:
            raise ArchiveError("has changed while it was read.")
        return found


def copy(path: Path, targets: Mapping[int, Path], *, cap: int, caps: Caps) -> dict[int, str]:
    """Copy some entries of an archive to files of one's own naming, each up to a number of bytes.

    Args:
        path: The archive.
        targets: Where to, by places of plain files in what `listed` returned.
        cap: How many bytes of each to copy at most.
        caps: How large the archive may be; all that is copied is no more than its `stream`.

    Returns:
        Why an entry could not be read, by its place: the others are there all the same.
    """
    failed: dict[int, str] = {}
    # The entries of a zip file are apart: one that is broken says nothing about the next.
    rounds = [{number} for number in sorted(targets)] if _is_zip(path) else [set(targets)]
    copied = 0
    for wanted in rounds:
        try:
            with _told(path, caps):
                for number, file in _opened(path, wanted, caps):
                    content = file.read(cap)
                    copied += len(content)
                    if copied > caps.stream:
                        raise ArchiveError(f"unpacks to more than {caps.stream // 1024**2} MiB.")
                    targets[number].write_bytes(content)
        except ArchiveError as error:
            failed |= {number: str(error) for number in wanted if not targets[number].exists()}
    return failed


@contextmanager
def _told(path: Path, caps: Caps) -> Iterator[None]:
    """Whatever a broken archive makes its readers raise is one error, as a sentence."""
    if path.stat().st_size > caps.file:
        raise ArchiveError(f"is larger than {caps.file // 1024**2} MiB. Hand in the program alone.")
    try:
        yield
    except ArchiveError:
        raise
    except Exception as error:  # noqa: BLE001  (what a broken one makes its readers raise has no end)
        raise ArchiveError(
            f"can't be read ({type(error).__name__}). Pack it again, or hand in the file itself."
        ) from None


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == ".zip"


def _zip_members(path: Path) -> Iterator[Member]:
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            kind = stat.S_IFMT(entry.external_attr >> 16)
            yield Member(
                name=entry.filename,
                is_file=kind in (0, stat.S_IFREG) and not entry.is_dir(),
                is_folder=entry.is_dir(),
                is_locked=bool(entry.flag_bits & 1),
                changed=_zip_time(entry),
            )


def _zip_time(entry: zipfile.ZipInfo) -> datetime | None:
    """When an entry was changed: in UTC where it says so, else as if packed in this time zone."""
    extra = entry.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == _EXTENDED_TIME and size >= 5 and len(extra) >= 9 and extra[4] & 1:
            with contextlib.suppress(ValueError, OverflowError, OSError):
                return datetime.fromtimestamp(struct.unpack_from("<i", extra, 5)[0], UTC)
        extra = extra[4 + size :]
    if entry.date_time <= (1980, 1, 1, 23, 59, 59):
        return None  # what is written where nobody knows
    try:
        return datetime(*entry.date_time).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _tar_members(path: Path, caps: Caps) -> Iterator[Member]:
    with _entries(path, caps) as entries:
        for entry in entries:
            try:
                changed = datetime.fromtimestamp(entry.mtime, UTC) if entry.mtime > 0 else None
            except (ValueError, OverflowError, OSError):
                changed = None
            yield Member(
                name=entry.name + "/" * entry.isdir(),
                is_file=entry.isreg(),
                is_folder=entry.isdir(),
                changed=changed,
            )


def _opened(path: Path, wanted: set[int], caps: Caps) -> Iterator[tuple[int, IO[bytes]]]:
    """Yield the wanted entries, in the archive's order, each to be read before the next."""
    if _is_zip(path):
        with zipfile.ZipFile(path) as archive:
            for number, entry in enumerate(archive.infolist()):
                if number in wanted:
                    with archive.open(entry) as file:
                        yield number, file
        return
    last = max(wanted, default=-1)
    with _entries(path, caps) as entries:
        for number, member in enumerate(entries):
            opened = entries.extractfile(member) if number in wanted else None
            if opened is not None:
                yield number, opened
            if number >= last:
                return


@contextmanager
def _entries(path: Path, caps: Caps) -> Iterator[tarfile.TarFile]:
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
        tarfile.open(fileobj=_Capped(plain, caps.stream), mode="r|") as archive,  # type: ignore[call-overload]  # of a stream only read() is used
    ):
        yield archive


class _Capped:
    """Reads from a stream, up to a cap."""

    def __init__(self, stream: IO[bytes], cap: int) -> None:
        self._stream = stream
        self._cap = self._left = cap

    def read(self, size: int) -> bytes:
        found = self._stream.read(size)
        self._left -= len(found)
        if self._left < 0:
            raise ArchiveError(
                f"unpacks to more than {self._cap // 1024**2} MiB. Hand in the program alone."
            )
        return found
