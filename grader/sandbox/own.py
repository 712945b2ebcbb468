"""A person's own program, explored in a process of its own: ask, watch, interrupt."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from grader.sandbox.answer import ENDED_EARLY, MALFORMED, Failed, too_slow
from grader.sandbox.launch import homes_here

if TYPE_CHECKING:
    from collections.abc import Callable

Document = dict[str, Any]

_STANDSTILL = 5.0  # seconds a program may wait for something real
_BOOT = (
    "import json,sys;"
    "config=json.loads(sys.argv[1]);"
    "sys.path+=[each for each in config['path'] if each not in sys.path];"
    "from grader.sandbox.companion import main;"
    "main(config)"
)


def ask(
    request: Document,
    *,
    seconds: float,
    progress: Callable[[Document], None],
    interrupted: Callable[[], None],
    patience: float = _STANDSTILL,
) -> Document | Failed:
    """Explore or replay a program.

    Args:
        request: What to do with which program, as a plain document; `folders` are put in front of
            the places to import from.
        seconds: How long it may take in all (seconds); then it is killed.
        progress: Called with how far the search is.
        interrupted: Called when Ctrl-C has asked the search to stop.
        patience: How long the program may wait for something real (seconds).

    Raises:
        KeyboardInterrupt: Ctrl-C was pressed a second time.
    """
    config = {
        "judge": os.getpid(),
        "path": [str(folder) for folder in homes_here()],
        "seconds": seconds,
        "patience": patience,
    }
    process = subprocess.Popen(
        [sys.executable, "-P", "-X", "utf8", "-c", _BOOT, json.dumps(config)],
        env={**os.environ, "PYTHONHASHSEED": "0"},  # the order of sets must not differ
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C at the terminal is ours to pass on
    )
    try:
        return _talk(process, request, progress, interrupted, seconds=seconds)
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _talk(
    process: subprocess.Popen[bytes],
    request: Document,
    progress: Callable[[Document], None],
    interrupted: Callable[[], None],
    *,
    seconds: float,
) -> Document | Failed:
    assert process.stdin is not None
    assert process.stdout is not None
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(json.dumps(request).encode("utf-8"))
        process.stdin.close()
    asked_to_stop = False
    pieces = b""
    while True:
        try:
            while b"\n" not in pieces:
                more = os.read(process.stdout.fileno(), 1 << 20)
                if not more:
                    return _gone(process, seconds)
                pieces += more
            line, _, pieces = pieces.partition(b"\n")
            try:
                said = json.loads(line)
            except ValueError:
                return MALFORMED
            if "answer" in said:
                answer: Document = said["answer"]
                return answer
            progress(said)
        except KeyboardInterrupt:
            if asked_to_stop:
                raise
            asked_to_stop = True
            interrupted()
            _interrupt(process)


def _interrupt(process: subprocess.Popen[bytes]) -> None:
    """Pass Ctrl-C on; on Windows the terminal has done it."""
    if sys.platform != "win32":
        import signal

        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGINT)


def _gone(process: subprocess.Popen[bytes], seconds: float) -> Failed:
    """Return why the process went away without an answer: its last words tell."""
    assert process.stderr is not None
    process.wait()
    words = process.stderr.read(4000).decode("utf-8", "replace")
    if "Timeout" in words:
        return too_slow(seconds)
    if "Traceback" in words:
        return Failed("ended_early", f"The process that explores could not begin: {words[-500:]}")
    return ENDED_EARLY
