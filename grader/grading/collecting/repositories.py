"""Students' repositories: their last commit, fetched by git, and read without checking it out.

A checkout would run filters and hooks, and write links. Nothing is checked out here: a bare clone
of the last commit is fetched, its list of files read, and of these the bytes that are wanted.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from grader.grading.collecting.tree import MOST_ENTRIES, Entry
from grader.sandbox.members import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Sequence

SECONDS = 120.0
SIZE_CAP = 512 * 1024 * 1024
"""Bytes that a clone may come to."""
_LISTING_CAP = 64 * 1024 * 1024
_EVERY_SECONDS = 0.2
_REMOTE = re.compile(r"(https|ssh|file)://|[\w.-]+@[\w.-]+:")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
# `user@host:path` and URLs with a password in them, as they must not be told to anybody.
_SECRET = re.compile(r"(?<=://)[^/@\s]+@")


@dataclass(frozen=True)
class RepositoryTree:
    """The files of a commit.

    Args:
        folder: The bare clone.
        entries: What the commit holds.
        names: The name of each file's bytes, by the entries' numbers.
    """

    folder: Path
    entries: Sequence[Entry]
    names: Sequence[str]
    committed: datetime | None = None

    def read(self, entries: Sequence[Entry], *, cap: int) -> list[bytes]:
        """Return the bytes of files, each up to a cap.

        Raises:
            ArchiveError: git does not give them.
        """
        return [
            _git(self.folder, "cat-file", "blob", self.names[each.number], cap=cap)
            for each in entries
        ]


def shown(repository: str) -> str:
    """Return a repository's address without what may be a password in it."""
    return _SECRET.sub("", repository)


def fetched(
    repository: str, *, into: Path, beside: Path, seconds: float = SECONDS
) -> RepositoryTree:
    """Fetch the last commit of a repository.

    Args:
        repository: Its URL (https, ssh or file), or its folder.
        into: A folder that is not there yet, for the clone.
        beside: The folder from which a folder's name is meant.
        seconds: How long it may take (seconds).

    Raises:
        ArchiveError: It cannot be fetched.
    """
    address = _address(repository, beside)
    _clone(address, into, seconds)
    names: list[str] = []
    entries: list[Entry] = []
    listing = _git(into, "ls-tree", "-r", "-z", "--full-tree", "HEAD", cap=_LISTING_CAP)
    for line in listing.decode("utf-8", "surrogateescape").split("\0"):
        facts, _, name = line.partition("\t")
        if not name or facts.count(" ") != 2:
            continue
        mode, kind, blob = facts.split(" ")
        entries.append(
            Entry(
                place=PurePosixPath(name),
                is_file=kind == "blob" and mode.startswith("100"),
                number=len(names),
            )
        )
        names.append(blob)
        if len(names) > MOST_ENTRIES:
            raise ArchiveError(f"holds more than {MOST_ENTRIES} files.")
    told = _git(into, "log", "-1", "--format=%ct", "HEAD", cap=100).strip()
    committed = datetime.fromtimestamp(int(told), UTC) if told.isdigit() else None
    return RepositoryTree(into, entries, names, committed)


def _address(repository: str, beside: Path) -> str:
    """Return what git is to clone: it must not be able to be read as an option or a command."""
    if _REMOTE.match(repository):
        return repository
    if repository.startswith("-") or _SCHEME.match(repository):
        raise ArchiveError("has an address that is neither https, ssh or file nor a folder.")
    folder = (beside / repository).resolve()
    if not folder.is_dir():
        raise ArchiveError("is not there: no such folder.")
    return folder.as_uri()


def _clone(address: str, into: Path, seconds: float) -> None:
    arguments = ["clone", "--quiet", "--bare", "--depth=1", "--single-branch", "--no-tags"]
    arguments += ["--no-recurse-submodules", "--template=", "--", address, str(into)]
    try:
        process = subprocess.Popen(
            [*_quiet_git(), *arguments],
            env=_settings(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        raise ArchiveError(f"can't be cloned: git does not start ({error.strerror}).") from None
    with process:
        end = time.monotonic() + seconds
        while process.poll() is None:
            too_late, size = time.monotonic() > end, _size(into)
            if too_late or size > SIZE_CAP:
                _kill(process)
                if too_late:
                    raise ArchiveError(f"was not cloned within {seconds:g} seconds.")
                raise ArchiveError(f"is larger than {SIZE_CAP // 1024**2} MiB.")
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_EVERY_SECONDS)
        said = process.stderr.read(10_000) if process.stderr is not None else b""
    if process.returncode:
        lines = said.decode("utf-8", "replace").strip().splitlines()
        told = [line for line in lines if line.startswith(("fatal:", "ERROR:", "remote: "))]
        why = shown((told or lines or [f"git ended with {process.returncode}"])[-1])
        raise ArchiveError(f"can't be cloned: {why.removeprefix('fatal: ')}")


def _git(folder: Path, *arguments: str, cap: int) -> bytes:
    """Run git in a clone, and return what it prints, up to a cap."""
    with subprocess.Popen(
        [*_quiet_git(), "--git-dir", str(folder), *arguments],
        env=_settings(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        found = process.stdout.read(cap) if process.stdout is not None else b""
        if len(found) == cap:
            _kill(process)
            return found
    if process.returncode:
        raise ArchiveError("holds no commit that git can read.")
    return found


def _quiet_git() -> list[str]:
    off = ("core.hooksPath=/dev/null", "core.fsmonitor=false", "gc.auto=0", "protocol.version=2")
    return ["git", *(word for setting in off for word in ("-c", setting))]


def _settings() -> dict[str, str]:
    """Return an environment in which git asks nobody, and speaks no other protocol."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {
        "GIT_SSH_COMMAND": os.environ.get("GIT_SSH_COMMAND", "ssh -o BatchMode=yes"),
        **kept,
        "GIT_ALLOW_PROTOCOL": "https:ssh:file",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "",
        "SSH_ASKPASS": "",
        "GCM_INTERACTIVE": "never",
        "GIT_LFS_SKIP_SMUDGE": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "LC_ALL": "C",
    }


def _size(folder: Path) -> int:
    total = 0
    for root, _, files in os.walk(folder):
        for name in files:
            with contextlib.suppress(OSError):
                total += Path(root, name).lstat().st_size
    return total


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End git and what it started: they are a session of their own."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
