"""The fork server: warm, single-threaded, and never running a student's code.

Its parent, the judge, sends an order with the child's end of a socket pair attached; it forks one
child, which answers what comes over that socket. When the judge says so, or goes away,
the child and everything descended from it is killed and collected before the next order is taken.

Orders: "F" and the processor time allowed (8 bytes, double) with one file descriptor: fork. Answer:
the child's process id (4 bytes). "E": end the child; answer: "D" once nothing is left of it.
"""

from __future__ import annotations

import contextlib
import gc
import os
import select
import shutil
import socket
import stat
import struct
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any, NoReturn

from grader.sandbox import driver, leftovers, walls

READY, BROKEN, DONE = b"R", b"X", b"D"
FORK, END = b"F", b"E"
ORDER = struct.Struct(">cd")
PID = struct.Struct(">I")

_LOOK_AROUND = 1.0  # seconds between looks whether the judge is still there
_CHANNEL = 3


def main(config: dict[str, Any]) -> None:
    """Get ready, say so, and serve until the judge goes away.

    Args:
        config: `path` (added directories), `answer` ("module:function"), `control` (file descriptor
            of the socket to the judge), `folder` (where children get their working directories),
            `judge` (its process id, 0 where it can't be seen), `confine` (in a jail: see
            `walls.confine`).
    """
    control = socket.socket(fileno=config["control"])
    control.setblocking(True)
    try:
        answerer = driver.load(config["answer"])
        driver.settle(config)
    except Exception:  # noqa: BLE001  (the judge has to be told, whatever it is)
        control.sendall(BROKEN + traceback.format_exc().encode("utf-8", "replace"))
        return
    os.environ.pop("PWD", None)  # bubblewrap's
    walls.adopt_orphans()
    gc.collect()
    gc.freeze()
    os.dup2(1, 2)  # what a child says there is nobody's to read
    control.sendall(READY)
    try:
        _serve(control, answerer, config)
    finally:
        leftovers.sweep()
        shutil.rmtree(config["folder"], ignore_errors=True)


def _serve(control: socket.socket, answerer: driver.Answerer, config: dict[str, Any]) -> None:
    folder, judge = config["folder"], config["judge"]
    while order := _next_order(control, judge=judge):
        (kind, seconds), descriptors = ORDER.unpack(order[0]), order[1]
        if kind != FORK:
            control.sendall(DONE)
            continue
        home = tempfile.mkdtemp(dir=folder)
        own_pid = os.getpid()
        child = os.fork()
        if child == 0:
            _become_student(
                control,
                answerer,
                descriptors[0],
                home,
                seconds=seconds,
                parent=own_pid,
                jail=config.get("confine"),
            )
        for descriptor in descriptors:
            os.close(descriptor)
        gone = False
        try:
            control.sendall(PID.pack(child))
            gone = _next_order(control, judge=judge) is None
        finally:
            _end(child, home)
        if gone:
            return
        control.sendall(DONE)


def _next_order(control: socket.socket, *, judge: int) -> tuple[bytes, list[int]] | None:
    # A copy of the judge's end may live on in some other child of the judge, so its end is not only
    # seen by EOF.
    while not select.select([control], [], [], _LOOK_AROUND)[0]:
        if os.getppid() != judge:
            return None
    try:
        order, descriptors, _, _ = socket.recv_fds(control, ORDER.size, 1)
    except OSError:
        return None
    return (order, descriptors) if len(order) == ORDER.size else None


def _become_student(
    control: socket.socket,
    answerer: driver.Answerer,
    channel: int,
    home: str,
    *,
    seconds: float,
    parent: int,
    jail: dict[str, Any] | None,
) -> NoReturn:
    try:
        walls.own_session()
        walls.die_with_parent(parent)
        walls.default_signals()
        control.detach()
        os.chdir(home)
        if channel != _CHANNEL:
            os.dup2(channel, _CHANNEL, inheritable=False)
        os.closerange(_CHANNEL + 1, max(channel, 256) + 1)
        walls.limit_resources(cpu_seconds=seconds)
        if jail is not None:
            walls.confine(jail)
        driver.serve(answerer, read=_CHANNEL, write=_CHANNEL)
    finally:
        os._exit(70)


def _end(child: int, home: str) -> None:
    leftovers.kill_group(child)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, 0)
    leftovers.sweep()
    try:
        os.rmdir(home)  # noqa: PTH106  (the empty folder is the common case, and this is the fast path)
    except OSError:
        _remove(home)


def _remove(home: str) -> None:
    for folder, _, _ in os.walk(home):  # a folder its owner may not enter is no hiding place
        with contextlib.suppress(OSError):
            Path(folder).chmod(stat.S_IRWXU)
    shutil.rmtree(home, ignore_errors=True)


if sys.platform == "win32":  # pragma: no cover
    msg = "the fork server needs fork; grader.sandbox.spawn does without"
    raise ImportError(msg)
