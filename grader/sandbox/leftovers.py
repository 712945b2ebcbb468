"""Finding and ending the processes a submission leaves behind, by process id and never by name."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path

_PROC = Path("/proc")
_ROUNDS = 2000


def kill_group(leader: int) -> None:
    """SIGKILL a process and the process group it leads."""
    if sys.platform != "win32":
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(leader, signal.SIGKILL)


def reap() -> bool:
    """Collect every child that has ended; return whether any child is left."""
    if sys.platform != "win32":
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
            return True
    return False


def sweep() -> None:
    """End every descendant of this process.

    On Linux the caller has adopted orphans (`walls.adopt_orphans`), so a child that double-forked
    and left its session is still a descendant. Forking faster than this kills is bounded by the
    rounds. The first process of a jail ends all others of it at once.
    """
    if os.getpid() == 1:
        with contextlib.suppress(ProcessLookupError):
            os.kill(-1, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            while True:
                os.waitpid(-1, 0)
        return
    for _ in range(_ROUNDS):
        if not reap():
            return
        found = descendants(os.getpid())
        if not found:
            return
        for pid in found:
            kill_group(pid)


def descendants(ancestor: int) -> list[int]:
    """Return the process ids of all descendants, nearest first ([] where there is no /proc)."""
    children: dict[int, list[int]] = {}
    for pid in _all_processes():
        parent = _parent(pid)
        if parent is not None:
            children.setdefault(parent, []).append(pid)
    found: list[int] = []
    level = [ancestor]
    while level := [child for each in level for child in children.get(each, ())]:
        found += level
    return found


def sweep_marked(marker: str) -> None:
    """End what a killed fork server left behind: every process with its marker.

    Args:
        marker: A random text from the fork server's command line, which everything it forked
            shares.
    """
    wanted = marker.encode()
    killed: set[int] = set()
    for _ in range(_ROUNDS):
        found = [pid for pid in _all_processes() if pid != os.getpid() and _is_marked(pid, wanted)]
        # One that is on its way out has no command line any more, and may run for a moment still.
        if not found and not any(map(_runs, killed)):
            return
        killed.update(found)
        for pid in found:
            kill_group(pid)


def is_starved(pid: int, *, seconds: float) -> bool:
    """Whether a process wants to run and the machine keeps it waiting: not its fault.

    Args:
        pid: The process.
        seconds: The processor time it may use (seconds).
    """
    try:
        fields = (
            (_PROC / str(pid) / "stat")
            .read_text(encoding="utf-8", errors="replace")
            .rpartition(")")[2]
            .split()
        )
        state, ticks = fields[0], int(fields[11]) + int(fields[12])
        return state == "R" and ticks / os.sysconf("SC_CLK_TCK") < seconds / 2
    except (OSError, ValueError, IndexError):
        return False


def _all_processes() -> list[int]:
    try:
        return sorted(int(entry) for entry in os.listdir(_PROC) if entry.isdigit())  # noqa: PTH208  (no Path objects)
    except OSError:
        return []


def _parent(pid: int) -> int | None:
    try:
        stat = (_PROC / str(pid) / "stat").read_bytes()
        return int(stat.rpartition(b")")[2].split()[1])
    except (OSError, ValueError, IndexError):
        return None


def _is_marked(pid: int, marker: bytes) -> bool:
    try:
        return marker in (_PROC / str(pid) / "cmdline").read_bytes() and _runs(pid)
    except OSError:
        return False


def _runs(pid: int) -> bool:
    """Whether a process is there and not a zombie."""
    try:
        stat = (_PROC / str(pid) / "stat").read_bytes()
        return stat.rpartition(b")")[2].split()[0] not in (b"Z", b"X")
    except (OSError, IndexError):
        return False
