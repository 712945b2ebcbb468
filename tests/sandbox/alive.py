"""Which of the processes a test has started are still there."""

from __future__ import annotations

import os
import time
from pathlib import Path


def alive(pid: int) -> bool:
    """Whether a process runs (a zombie does not)."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
        return stat.rpartition(")")[2].split()[0] not in {"Z", "X"}
    except (FileNotFoundError, ProcessLookupError):  # the latter: it ended between open and read
        pass
    if Path("/proc/self").exists():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def pids_in(file: Path) -> list[int]:
    """Return the process ids that hostile code wrote down."""
    return [int(line) for line in file.read_text(encoding="utf-8").split()]


def gone(pid: int, *, within: float = 5.0) -> bool:
    """Whether a process is gone, or goes within that many seconds."""
    end = time.monotonic() + within
    while alive(pid):
        if time.monotonic() > end:
            return False
        os.sched_yield()
    return True
