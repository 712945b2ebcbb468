"""The judge's side of the fork server: one exchange at a time, under the judge's own clock."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from grader.errors import GraderBug
from grader.sandbox import leftovers, zygote
from grader.sandbox.answer import ENDED_EARLY, MALFORMED, TOO_MUCH, Failed, too_slow
from grader.sandbox.jail import Jail, Open
from grader.sandbox.launch import Launch, environment
from grader.sandbox.protocol import (
    ANSWER_CAP,
    EndedEarlyError,
    ProtocolError,
    TooLongError,
    read_frame,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_START = 60.0  # seconds for a cold start on a slow disk
_ATTEMPTS = 5
_ASKED = 3  # how often a question is put whose process ended without a word
_BY_SIGKILL = 128 + 9
_REPLY = 10.0  # seconds for the fork server to fork, or to sweep
_PATIENCE = 8  # how many times its time a process may take when the machine keeps it waiting
_REUSES = 128  # requests that one child answers before another takes its place


@dataclass
class _Child:
    """A child that may be asked again.

    Args:
        pid: Its process id.
        channel: The judge's end of the socket to it.
        sitting: What the requests that it answers belong to.
        answered: How many requests it has answered.
    """

    pid: int
    channel: socket.socket
    sitting: int
    answered: int = 0


class ForkServer:
    """A warm fork server, started when first needed and again when something killed it.

    A child that has answered as it should may be asked again: about the same program, in a jail
    that lets nothing begin which could outlive a question. (Each execution begins in a world made
    anew, whatever process it is in; the process is the wall around one submission.)

    Args:
        launch: What its children are made of.
        fresh: Whether only requests of one sitting may share a child. False is for programs that
            are trusted not to meddle with the process they run in: a course's own solutions.
        jail: What it is started in.

    Attributes:
        doubtful: Whether the last answer is from a child that had answered another one before, and
            is not trusted.
    """

    def __init__(self, launch: Launch, *, fresh: bool = True, jail: Jail | None = None) -> None:
        self._launch = launch
        self._jail = jail or Open()
        self._fresh = fresh
        self._reuses = 1 if fresh and self._jail.lets_begin else _REUSES
        self._child: _Child | None = None
        self.doubtful = False
        self._apart = 0  # the sitting whose requests no longer share a child
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._folder: str | None = None
        self._marker = ""
        self._last_words: IO[bytes] | None = None

    def exchange(self, frame: bytes, *, seconds: float, sitting: int = 0) -> bytes | Failed:
        """Send one request to a child and return its answer's body.

        Args:
            frame: The request.
            seconds: How long the answer may take (seconds).
            sitting: Requests about one program have the same, which is not 0: a child may answer
                several of them.
        """
        child = self._child_of(sitting)
        if child is not None:
            answer = self._ask(child, frame, seconds=seconds)
            self.doubtful = self._fresh
            if not isinstance(answer, Failed):
                return answer
            # What came before may be why: a child of its own decides, for this sitting from now on.
            self._apart = sitting
        self.doubtful = False
        left = seconds
        for _ in range(_ASKED):
            began = time.monotonic()
            answer = self._ask(self._new_child(left, sitting), frame, seconds=left)
            left -= time.monotonic() - began
            if answer != ENDED_EARLY or left < seconds / 2:
                break
            # Somebody else may have ended it. A program that does so itself does it again.
        return answer

    def _child_of(self, sitting: int) -> _Child | None:
        """Take the child that may answer this sitting's next request; end any other."""
        child, self._child = self._child, None
        if child is None or not self._fresh or child.sitting == sitting:
            return child
        self._end(child)
        return None

    def _ask(self, child: _Child, frame: bytes, *, seconds: float) -> bytes | Failed:
        keep = False
        try:
            answer = _talk(child.channel, frame, self._waits_for(child, seconds), seconds=seconds)
            child.answered += 1
            shared = not self._fresh or child.sitting not in (0, self._apart)
            within = shared and child.answered < self._reuses
            keep = within and not isinstance(answer, Failed)
            return answer
        finally:
            if keep:
                self._child = child
            else:
                self._end(child)

    def _waits_for(self, child: _Child, seconds: float) -> Callable[[], bool]:
        """Return what tells whether the machine keeps a child waiting."""

        def starved() -> bool:
            pid = child.pid
            if self._jail.own_processes and self._process is not None:
                pid = next(reversed(leftovers.descendants(self._process.pid)), 0)
            return leftovers.is_starved(pid, seconds=seconds)

        return starved

    def _new_child(self, seconds: float, sitting: int) -> _Child:
        for _ in range(_ATTEMPTS):
            channel, theirs = socket.socketpair()
            with contextlib.ExitStack() as unless_forked:
                unless_forked.enter_context(channel)
                pid = self._fork(theirs, seconds=seconds * self._reuses)
                if pid is not None:
                    unless_forked.pop_all()
                    return _Child(pid, channel, sitting)
        msg = f"The student process was killed {_ATTEMPTS} times before it could begin."
        raise GraderBug(msg, next_step="Something on this machine kills it: is memory short?")

    def _fork(self, theirs: socket.socket, *, seconds: float) -> int | None:
        with theirs:
            order = zygote.ORDER.pack(zygote.FORK, seconds)
            try:
                control = self._ready()
                socket.send_fds(control, [order], [theirs.fileno()])
                (child,) = zygote.PID.unpack(_receive(control, zygote.PID.size))
            except OSError:  # killed while it began, or between two requests: none of this has run
                self._stop(kill=True)
                return None
        return int(child)

    def close(self) -> None:
        """End the fork server and everything it started."""
        if self._child is not None:
            self._end(self._child)
            self._child = None
        self._stop(kill=False)

    def _ready(self) -> socket.socket:
        if self._control is not None and self._process is not None and self._process.poll() is None:
            return self._control
        self._stop(kill=True)
        self._folder = tempfile.mkdtemp(prefix="threadlings-")
        self._marker = secrets.token_hex(16)
        ours, theirs = socket.socketpair()
        self._control = ours
        with theirs:
            command = self._jail.command(
                self._launch,
                self._folder,
                control=theirs.fileno(),
                judge=os.getpid(),
                marker=self._marker,
            )
            self._last_words = tempfile.TemporaryFile()  # noqa: SIM115  (closed by `_stop`)
            self._process = subprocess.Popen(
                command,
                env=environment(),
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._last_words,
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # Ctrl-C at the terminal is the judge's to handle
            )
        self._await_start(ours)
        return ours

    def _await_start(self, control: socket.socket) -> None:
        control.settimeout(_START)
        said = b""
        with contextlib.suppress(OSError):
            said = control.recv(1)
            while said[:1] == zygote.BROKEN and (more := control.recv(65536)):
                said += more
        if said != zygote.READY:
            if not said and self._was_killed():
                raise ConnectionError
            why = said[1:].decode("utf-8", "replace").strip() or self._said_last()
            self._stop(kill=True)
            msg = f"The student process can't be started: {why}"
            raise GraderBug(
                msg, next_step="Please report this: it is the grader's fault, not yours."
            )
        control.settimeout(_REPLY)

    def _was_killed(self) -> bool:
        """Whether a signal ended the fork server, or its jail, which says so in its exit code."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = self._process.wait(_REPLY) if self._process is not None else 0
            return code < 0 or code == _BY_SIGKILL
        return False

    def _said_last(self) -> str:
        if self._last_words is not None:
            self._last_words.seek(0)
            text = self._last_words.read(2000).decode("utf-8", "replace").strip()
            if text:
                return text
        return "it ended before it was ready"

    def _end(self, child: _Child) -> None:
        child.channel.close()
        try:
            if self._control is None:
                raise ConnectionError
            self._control.sendall(zygote.ORDER.pack(zygote.END, 0.0))
            _receive(self._control, len(zygote.DONE))
        except OSError:  # the fork server was killed or stopped: its child is ours to end
            if not self._jail.own_processes:
                leftovers.kill_group(child.pid)
            self._stop(kill=True)

    def _stop(self, *, kill: bool) -> None:
        process, self._process = self._process, None
        if self._control is not None:
            self._control.close()
            self._control = None
        if process is not None:
            if not kill:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(_REPLY)
            if process.poll() is None or kill:
                with contextlib.suppress(ProcessLookupError):
                    process.send_signal(signal.SIGKILL)
                process.wait()
                leftovers.sweep_marked(self._marker)
        if self._last_words is not None:
            self._last_words.close()
            self._last_words = None
        if self._folder is not None and Path(self._folder).exists():
            shutil.rmtree(self._folder, ignore_errors=True)
        self._folder = None


def _talk(
    channel: socket.socket, frame: bytes, is_starved: Callable[[], bool], *, seconds: float
) -> bytes | Failed:
    start = time.monotonic()
    allowed = seconds

    def within_time(step: float) -> None:
        # Called when nothing came: the clock decides, but a machine under load is not the student's
        # fault.
        nonlocal allowed
        if time.monotonic() - start < allowed:
            return
        if allowed >= seconds * _PATIENCE or not is_starved():
            raise TimeoutError
        allowed += step

    def read(size: int) -> bytes:
        while True:
            channel.settimeout(max(0.001, min(allowed - (time.monotonic() - start), seconds)))
            try:
                return channel.recv(size)
            except TimeoutError:
                within_time(seconds)

    try:
        channel.settimeout(seconds)
        channel.sendall(frame)
        return read_frame(read, cap=ANSWER_CAP)
    except TimeoutError:
        return too_slow(seconds)
    except TooLongError:
        return TOO_MUCH
    except (EndedEarlyError, OSError):
        return ENDED_EARLY
    except ProtocolError:
        return MALFORMED


def _receive(control: socket.socket, size: int) -> bytes:
    got = b""
    while len(got) < size:
        piece = control.recv(size - len(got))
        if not piece:
            raise ConnectionError
        got += piece
    return got


if sys.platform == "win32":  # pragma: no cover
    msg = "the fork server needs fork; grader.sandbox.spawn does without"
    raise ImportError(msg)
