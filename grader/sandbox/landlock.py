"""What of the file system a process can reach from now on, by Landlock (Linux 5.13 and newer).

For machines that refuse user namespaces: nothing is hidden by a mount, but nothing can be opened
either. Runs in the student's process, so it knows nothing but the standard library.

Source: the kernel's `Documentation/userspace-api/landlock.rst`.
"""

from __future__ import annotations

import ctypes
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same on every architecture
_VERSION = 1
_PATH_BENEATH = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_REMOVE_AND_MAKE = 0b1_1111_1111_0000  # of folders, files and what else there is
_REFER, _TRUNCATE, _IOCTL = 1 << 13, 1 << 14, 1 << 15  # since versions 2, 3, 5
_NETWORK = 0b11  # bind and connect of TCP, since version 4
_SCOPED = 0b11  # abstract sockets and signals, since version 6

_READ = _READ_FILE | _READ_DIR


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def version() -> int:
    """Return which version of Landlock the kernel has, 0 for none."""
    try:
        return max(0, int(_call(_CREATE_RULESET, None, 0, _VERSION)))
    except OSError:
        return 0


def restrict(*, readable: Iterable[str], listable: Iterable[str], writable: Iterable[str]) -> None:
    """Leave this process only these folders and files, for good.

    Args:
        readable: What it may read.
        listable: Folders of which it may read the names, and of those in them.
        writable: What it may do anything in but start programs.

    Raises:
        OSError: The kernel has no Landlock.
    """
    abi = version()
    everything = _EXECUTE | _WRITE_FILE | _READ | _REMOVE_AND_MAKE
    for since, right in ((2, _REFER), (3, _TRUNCATE), (5, _IOCTL)):
        everything |= right if abi >= since else 0
    rules = _Ruleset(everything, _NETWORK if abi >= 4 else 0, _SCOPED if abi >= 6 else 0)
    size = {1: 8, 2: 8, 3: 8, 4: 16, 5: 16}.get(abi, ctypes.sizeof(rules))
    ruleset = _call(_CREATE_RULESET, ctypes.byref(rules), size, 0)
    try:
        for path in readable:
            _allow(ruleset, path, _READ)
        for path in listable:
            _allow(ruleset, path, _READ_DIR)
        for path in writable:
            _allow(ruleset, path, everything & ~_EXECUTE)
        _call(_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not os.path.isdir(path):  # noqa: PTH112  (Landlock refuses rights on folders for a file)
            rights &= ~(_READ_DIR | _REMOVE_AND_MAKE | _REFER)
        rule = _PathBeneath(rights, place)
        _call(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(place)


def _call(number: int, *arguments: object) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    result = int(libc.syscall(ctypes.c_long(number), *arguments))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result
