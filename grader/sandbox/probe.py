"""Attempts at all that a jail forbids, made from inside of it.

Runs in the student's process, in place of an exploration. An attempt that raises OSError or
MemoryError was denied; all else counts as done. The judge looks at its side, too
(`isolation.py`): what is said here is no evidence that nothing happened.
"""

from __future__ import annotations

import _thread
import ctypes
import errno
import fcntl
import mmap
import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Document = dict[str, Any]

_LARGE = 4 * 1024 * 1024 * 1024
_PIECE = 4 * 1024 * 1024
_PIECES = 16
_NEW_USER, _NEW_NAMESPACES = 0x10000000, 0x10000000 | 0x00020000
_ATTACH = 16
_NOBODY = 2**22 + 1  # one more than there can be


def answer(request: Document) -> Document:
    """Attempt everything.

    Args:
        request: `canary` (a file of the judge's), `checks` (a file of the hidden checks), `port`
            and `unix` (where the judge listens), `pid` (the judge's).

    Returns:
        `outcome`: by name of the attempt, "denied" or "done", and how.
    """
    found = {}
    for name, attempt in ATTEMPTS.items():
        try:
            found[name] = f"done: {attempt(request)!r}"[:200]
        except (OSError, MemoryError) as error:
            code = getattr(error, "errno", None)
            found[name] = f"denied: {errno.errorcode.get(code or 0, type(error).__name__)}"
        except BaseException as error:  # noqa: BLE001  (whatever it is, it was no denial)
            found[name] = f"unclear: {error!r}"[:200]
    return {"outcome": found}


def _read(request: Document) -> str:
    return Path(request["canary"]).read_text(encoding="utf-8")[:4]


def _read_checks(request: Document) -> int:
    return len(Path(request["checks"]).read_bytes())


def _list(request: Document) -> int:
    return len(os.listdir(Path(request["canary"]).parent))  # noqa: PTH208  (what is attempted)


def _overwrite(request: Document) -> int:
    return Path(request["canary"]).write_text("overwritten", encoding="utf-8")


def _write_beside(request: Document) -> int:
    return Path(request["canary"]).with_name("left behind").write_text("x", encoding="utf-8")


def _fill(_request: Document) -> int:
    """Write more than a submission may, into as many files as it takes."""
    for number in range(_PIECES):
        with Path(f"filling-{number}").open("wb") as file:
            file.write(b"x" * _PIECE)
    return _PIECES * _PIECE


def _tcp(request: Document) -> None:
    with socket.socket() as there:
        there.settimeout(2)
        there.connect(("127.0.0.1", request["port"]))


def _udp(request: Document) -> int:
    with socket.socket(type=socket.SOCK_DGRAM) as there:
        return there.sendto(b"x", ("127.0.0.1", request["port"]))


def _unix(request: Document) -> None:
    with socket.socket(socket.AF_UNIX) as there:
        there.connect(request["unix"])


def _vsock(_request: Document) -> None:
    socket.socket(getattr(socket, "AF_VSOCK", 40), socket.SOCK_STREAM).close()


def _fork(_request: Document) -> int:
    child = os.fork()
    if child == 0:
        os._exit(0)
    return child


def _thread_of_the_system(_request: Document) -> int:
    try:
        return _thread.start_new_thread(int, ())
    except RuntimeError as error:  # as Python tells that the system refuses
        raise PermissionError(errno.EPERM, str(error)) from None


def _run(_request: Document) -> None:
    """There is nothing of this name, which only who may run something is told."""
    try:
        os.execv("/there is no such program", ["x"])
    except FileNotFoundError as error:
        raise LookupError("the system looked for it") from error


def _signal(request: Document) -> None:
    try:
        os.kill(request["pid"], 0)
        os.kill(1, 0)
    except ProcessLookupError as error:
        raise LookupError("the system looked for it") from error


def _signalled_by_the_system(request: Document) -> None:
    """Name another process as the one to be told, as SIGIO does, when something can be read."""
    fcntl.fcntl(0, fcntl.F_SETOWN, request["pid"])


def _surroundings(request: Document) -> int:
    for owner in (request["pid"], 1):
        try:
            return len(Path(f"/proc/{owner}/environ").read_bytes())
        except OSError as error:
            refused = error
    raise refused


def _namespaces(_request: Document) -> int:
    return _call("unshare", _NEW_NAMESPACES)


def _trace(_request: Document) -> int:
    """Nobody has this number: attaching to somebody would stop them."""
    try:
        return _call("ptrace", _ATTACH, _NOBODY, 0, 0)
    except ProcessLookupError as error:
        raise LookupError("the system looked for it") from error


def _memory(_request: Document) -> int:
    with mmap.mmap(-1, _LARGE) as much:
        return len(much)


def _call(name: str, *arguments: int) -> int:
    result = int(getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result


ATTEMPTS: dict[str, Callable[[Document], object]] = {
    "read a file of the judge's": _read,
    "read the hidden checks": _read_checks,
    "list a folder of the judge's": _list,
    "overwrite a file of the judge's": _overwrite,
    "leave a file behind": _write_beside,
    "fill the disk": _fill,
    "reach the judge over TCP": _tcp,
    "reach the judge over UDP": _udp,
    "reach the judge over a Unix socket": _unix,
    "reach the machine's host": _vsock,
    "start a process": _fork,
    "start a thread of the operating system": _thread_of_the_system,
    "run a program": _run,
    "signal another process": _signal,
    "have another process signalled": _signalled_by_the_system,
    "read another process's environment": _surroundings,
    "make namespaces of its own": _namespaces,
    "attach to another process": _trace,
    "take 4 GiB of memory": _memory,
}
"""What is attempted, by what a person is told."""

if sys.platform == "win32":  # pragma: no cover
    msg = "there are no jails for this platform yet"
    raise ImportError(msg)
