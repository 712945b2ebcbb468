"""The walls that a process puts up around itself: those of tier 0, and a jail's last ones.

Everything here does what the platform offers and leaves out the rest; the judge's wall clock and
SIGKILL hold anywhere.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import math
import os
import signal
import sys
from typing import Any

if sys.platform != "win32":
    import resource

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2

MEBIBYTE = 1024 * 1024
MEMORY = 2048 * MEBIBYTE
FILE_SIZE = 16 * MEBIBYTE
OPEN_FILES = 64


def limit_resources(*, cpu_seconds: float) -> None:
    """Lower this process's limits for good.

    No process and no operating-system thread may be started: tasks are greenlets, so nothing honest
    needs one. A limit of 0 binds only the process that holds it, so students don't starve each
    other; root is exempt from it.

    Args:
        cpu_seconds: Processor time after which the kernel ends the process, should the judge not
            have (seconds).
    """
    if sys.platform != "win32":
        seconds = math.ceil(cpu_seconds) + 2
        limits = {
            "RLIMIT_CORE": (0, 0),
            "RLIMIT_CPU": (seconds, seconds + 1),
            "RLIMIT_FSIZE": (FILE_SIZE, FILE_SIZE),
            "RLIMIT_NOFILE": (OPEN_FILES, OPEN_FILES),
            "RLIMIT_NPROC": (0, 0),
            "RLIMIT_AS": (MEMORY, MEMORY),  # macOS refuses or ignores it
        }
        for name, (soft, hard) in limits.items():
            which = getattr(resource, name, None)
            if which is None:
                continue
            ceiling = resource.getrlimit(which)[1]
            if ceiling != resource.RLIM_INFINITY:
                soft, hard = min(soft, ceiling), min(hard, ceiling)
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(which, (soft, hard))


def die_with_parent(parent: int) -> None:
    """Be killed when the parent is (Linux; elsewhere the judge and the zygote sweep).

    Args:
        parent: The parent's process id when this process was started.
    """
    if sys.platform == "linux":
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before the request was in place
            os._exit(1)


def adopt_orphans() -> None:
    """Become the parent of every orphan among the descendants (Linux): a sweep finds them all."""
    if sys.platform == "linux":
        _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def confine(config: dict[str, Any]) -> None:
    """Put up the walls of a jail around this process, for good; the last of all walls (Linux).

    Args:
        config: `filter` (classic BPF instructions, hexadecimal), and for Landlock `readable` (the
            paths that may be read) and `listable` (folders of which the names may be read).

    Raises:
        OSError: The kernel refuses one.
    """
    if not _prctl(_PR_SET_NO_NEW_PRIVS, 1):
        raise OSError("no_new_privs")
    if "readable" in config:
        from grader.sandbox import landlock

        landlock.restrict(readable=config["readable"], listable=config["listable"], writable=())
    refuse_system_calls(bytes.fromhex(config["filter"]))


def refuse_system_calls(program: bytes) -> None:
    """Load a filter of system calls.

    Args:
        program: Instructions of 8 bytes each (`struct sock_filter`).

    Raises:
        OSError: The kernel refuses it.
    """

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))

    described = Program(len(program) // 8, program)
    if _libc().prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(described), 0, 0):
        raise OSError("seccomp")


def own_session() -> None:
    """Lead a session and process group of one's own, so that all of it can be killed at once."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.setsid()


def default_signals() -> None:
    """Give every signal its default effect again."""
    if sys.platform != "win32":
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)


def _prctl(option: int, value: int) -> bool:
    try:
        return bool(_libc().prctl(option, value, 0, 0, 0) == 0)
    except (OSError, AttributeError):
        return False


@functools.cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None)
