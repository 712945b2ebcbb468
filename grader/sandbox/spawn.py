"""One fresh process per request, for platforms without fork. Slower, and the same driver inside."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading  # noqa: TID251  (Windows can't wait for a pipe with a time limit)

from grader.sandbox import leftovers
from grader.sandbox.answer import ENDED_EARLY, MALFORMED, TOO_MUCH, Failed, too_slow
from grader.sandbox.launch import Launch, environment
from grader.sandbox.protocol import (
    ANSWER_CAP,
    EndedEarlyError,
    ProtocolError,
    TooLongError,
    read_frame,
)

_START = 30.0  # seconds added for starting Python, which the fork server does beforehand


class Spawner:
    """Starts a process for each request."""

    doubtful = False

    def __init__(self, launch: Launch) -> None:
        self._launch = launch

    def exchange(self, frame: bytes, *, seconds: float, sitting: int = 0) -> bytes | Failed:
        """Send one request to a fresh process and return its answer's body.

        Args:
            frame: The request.
            seconds: How long the answer may take once the process has started (seconds).
            sitting: Whatever it is, the process is a fresh one.
        """
        del sitting
        folder = tempfile.mkdtemp(prefix="threadlings-")
        process = subprocess.Popen(
            self._launch.command("grader.sandbox.driver", seconds=seconds, judge=os.getpid()),
            env=environment(),
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            start_new_session=True,
        )
        try:
            return _talk(process, frame, seconds=seconds)
        finally:
            _end(process)
            shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Nothing outlives a request here."""


def _talk(process: subprocess.Popen[bytes], frame: bytes, *, seconds: float) -> bytes | Failed:
    results: list[bytes | Failed] = []
    started = threading.Event()

    def exchange() -> None:
        try:
            results.append(_exchange(process, frame, started))
        except TooLongError:
            results.append(TOO_MUCH)
        except (EndedEarlyError, OSError, ValueError):  # ValueError: closed when time was up
            results.append(ENDED_EARLY)
        except ProtocolError:
            results.append(MALFORMED)
        finally:
            started.set()

    reader = threading.Thread(target=exchange, name="answer-reader", daemon=True)
    reader.start()
    started.wait(_START)
    reader.join(seconds)
    return results[0] if results else too_slow(seconds)


def _exchange(process: subprocess.Popen[bytes], frame: bytes, started: threading.Event) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise EndedEarlyError
    receive = process.stdout.fileno()
    greeting = os.read(receive, 1)  # the driver's sign that it is warm
    started.set()
    if not greeting:
        raise EndedEarlyError
    rest = memoryview(frame)
    while rest:
        rest = rest[os.write(process.stdin.fileno(), rest) :]
    return read_frame(lambda size: os.read(receive, size), cap=ANSWER_CAP)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        leftovers.kill_group(process.pid)
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGKILL)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
