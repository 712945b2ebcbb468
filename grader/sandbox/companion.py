"""The process in which a person's own program is explored: in their folder, with their packages.

No walls: the program is theirs, and would do the same if they ran it. Standard input holds the
request, standard output gets a line of JSON for each thing said: `{"executions", "failures"}` on
the way, `{"answer": ...}` at the end. Ctrl-C ends the search, not the process.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
import time
from typing import IO, TYPE_CHECKING, Any

from grader.explore.wire import answer, warm_up
from grader.sandbox import walls
from grader.virtual.outside import cross
from grader.virtual.running import RUNNING

if TYPE_CHECKING:
    from types import FrameType

Document = dict[str, Any]

_TICK = 1.0  # seconds between looks whether the program still gets on
_OFTEN = 0.2  # seconds between two lines about progress
_BUSY = 0.01  # seconds of processor time in a tick above which the program is at work


class _Interest:
    """What the search is told from outside, and tells on the way."""

    def __init__(self, out: IO[str]) -> None:
        self._out = out
        self._said = 0.0
        self.stopped = False

    def stop(self, _number: int, _frame: FrameType | None) -> None:
        """Ctrl-C."""
        self.stopped = True

    def watch(self, executions: int, failures: int) -> bool:
        """Says how far the search is; gives whether to stop."""
        now = time.monotonic()
        if now - self._said > _OFTEN:
            self._said = now
            say(self._out, {"executions": executions, "failures": failures})
        return self.stopped


class _Standstill:
    """Sees when the program waits for what no thread of it can bring: a real lock, a socket.

    Args:
        seconds: How long it may (seconds).
    """

    def __init__(self, seconds: float) -> None:
        self._patience = max(1, round(seconds / _TICK))
        self._still = 0
        self._last: tuple[object, int] = (None, 0)
        self._worked = 0.0

    def look(self, _number: int, frame: FrameType | None) -> None:
        """A tick of the timer.

        Raises:
            OutsideExploration: The program has done nothing for too long, and used no processor.
        """
        scheduler = RUNNING.scheduler
        steps = sum(task.steps for task in scheduler.tasks) if scheduler is not None else 0
        worked = time.process_time()
        idle = worked - self._worked < _BUSY and self._last == (scheduler, steps)
        self._last, self._worked = (scheduler, steps), worked
        self._still = self._still + 1 if idle and scheduler is not None else 0
        if self._still >= self._patience and frame is not None:
            self._still = 0
            raise cross(
                f"it waits outside of the explored threads, in {frame.f_code.co_name}: for a real "
                "lock, a real moment, a process, a socket or a terminal"
            )

    def begin(self) -> None:
        """Starts the timer, where the platform has it."""
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, self.look)
            signal.setitimer(signal.ITIMER_REAL, _TICK, _TICK)


def say(out: IO[str], document: Document) -> None:
    """Write one line."""
    out.write(json.dumps(document) + "\n")
    out.flush()


def main(config: Document) -> None:
    """Serve the request on standard input.

    Args:
        config: `judge` (the parent's process id), `path` (directories that were added to find the
            grader), `seconds` (when to end by force, whatever happens), `patience` (how long the
            program may stand still, seconds).
    """
    warm_up()
    request = json.loads(sys.stdin.buffer.read().decode("utf-8"))
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    last_words = os.dup(2)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    walls.die_with_parent(config["judge"])
    sys.dont_write_bytecode = True
    sys.path[:] = [*request["folders"], *(each for each in sys.path if each not in ("", os.curdir))]
    interest = _Interest(out)
    signal.signal(signal.SIGINT, interest.stop)
    # The last resort, for a program that is lost in C or in a loop that nothing looks into.
    faulthandler.dump_traceback_later(config["seconds"], exit=True, file=last_words)
    _Standstill(config["patience"]).begin()
    try:
        told = answer(request, interest.watch)
    except Exception as error:  # noqa: BLE001  (the one who asked has to be told, whatever it is)
        from grader.sandbox.driver import refused, where_of

        told = refused("grader_bug", where_of(error))
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)
    say(out, {"answer": told})
    os._exit(0)  # whatever the program left behind must not keep it
