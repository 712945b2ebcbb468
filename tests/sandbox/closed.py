"""A closed machine, made on this one: no network, and groups that bound memory and processes."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_GROUPS = Path("/sys/fs/cgroup")
_MEMORY = 8 * 1024**3
_PROCESSES = 500
_SIOCGIFFLAGS, _SIOCSIFFLAGS, _IFF_UP = 0x8913, 0x8914, 1


@contextlib.contextmanager
def closed_machine() -> Iterator[Callable[..., list[str]]]:
    """Give what makes a command of one that runs in a closed machine; skip where none can be made.

    Control groups and namespaces need root, as a container's maker has it.
    """
    made: list[Path] = []
    try:
        made += _made("memory", {"memory.limit_in_bytes": _MEMORY}, {"memory.max": _MEMORY})
        made += _made("pids", {"pids.max": _PROCESSES}, {"pids.max": _PROCESSES})
        subprocess.run(["unshare", "--net", "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        _remove(made)
        pytest.skip(f"no closed machine can be made here: {error}")
    places = [str(each / "cgroup.procs") for each in made]

    def inside(*command: str) -> list[str]:
        return ["unshare", "--net", sys.executable, __file__, *places, "--", *command]

    try:
        yield inside
    finally:
        _remove(made)


def _made(kind: str, first: dict[str, int], second: dict[str, int]) -> list[Path]:
    """Make a group in the hierarchy that has such a controller, of version 1 or 2."""
    old = (_GROUPS / kind).is_dir()
    top = _GROUPS / kind if old else _GROUPS
    group = Path(tempfile.mkdtemp(prefix="threadlings-", dir=top))
    try:
        for name, limit in (first if old else second).items():
            (group / name).write_text(str(limit), encoding="utf-8")
    except OSError:
        group.rmdir()
        raise
    return [group]


def _remove(groups: list[Path]) -> None:
    for group in groups:
        with contextlib.suppress(OSError):
            group.rmdir()


def main() -> None:
    """Join the groups, see to loopback, and become the command."""
    words = sys.argv[1:]
    split = words.index("--")
    for place in words[:split]:
        Path(place).write_text(str(os.getpid()), encoding="utf-8")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        asked = struct.pack("16sh14x", b"lo", 0)
        (flags,) = struct.unpack("16xh14x", fcntl.ioctl(any_socket, _SIOCGIFFLAGS, asked))
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", flags | _IFF_UP))
    command = words[split + 1 :]
    os.execv(shutil.which(command[0]) or command[0], command)


if __name__ == "__main__":
    main()
