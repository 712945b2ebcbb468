"""The judge's handle on the student process: ask, and get an answer or the reason for none."""

from __future__ import annotations

import secrets
import sys
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Protocol, Self

from grader.errors import GraderBug
from grader.sandbox.answer import MALFORMED, Answered, Failed
from grader.sandbox.isolation import PRACTICE, Isolation, best
from grader.sandbox.launch import Launch
from grader.sandbox.protocol import (
    NONCE_SIZE,
    REQUEST_CAP,
    Document,
    ProtocolError,
    TooLongError,
    pack,
    unpack,
)
from grader.sandbox.shape import is_answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from grader.sandbox.jail import Jail

_SITTINGS = count(1)


class Exchange(Protocol):
    """Carries one request to a student process and brings its answer back.

    Attributes:
        doubtful: Whether the last answer is from a process that was asked before, in this sitting.
    """

    doubtful: bool

    def exchange(self, frame: bytes, *, seconds: float, sitting: int = 0) -> bytes | Failed:
        """Send one request, return its answer's body.

        Requests of one sitting (not 0) are about one program, and may be put to one process.
        """

    def close(self) -> None:
        """Leave no process behind."""


def fork_or_spawn(launch: Launch, *, fresh: bool = True) -> Exchange:
    """Return the fastest way to a student process that this platform has.

    Args:
        launch: What the process is made of.
        fresh: Whether each request must have a process of its own; False where the program is
            trusted.
    """
    if sys.platform == "win32":
        from grader.sandbox.spawn import Spawner

        return Spawner(launch)
    from grader.sandbox.forkserver import ForkServer

    return ForkServer(launch, fresh=fresh)


def shut_in(tried: tuple[Isolation, Jail | None] | None = None) -> StudentProcess:
    """Return a student process in the best jail that holds on this machine, if any does.

    The first call probes the jails, which takes about as long as starting one twice.

    Args:
        tried: What probing gave, where another process of this machine has done it.
    """
    isolation, jail = tried or best()
    if jail is None:
        return StudentProcess()
    from grader.sandbox.forkserver import ForkServer

    return StudentProcess(ForkServer(Launch(), jail=jail), isolation=isolation)


class StudentProcess:
    """Asks student processes, each request in a fresh one. Use as a context manager.

    Args:
        exchange: How the process is reached; by default a fork server, or a new process on
            platforms without fork.
        isolation: The tier that this way of reaching it gives.
    """

    def __init__(
        self, exchange: Exchange | None = None, *, isolation: Isolation = PRACTICE
    ) -> None:
        self._exchange = exchange or fork_or_spawn(Launch())
        self.isolation = isolation

    def sitting(self) -> Callable[..., Answered | Failed]:
        """Begin a sitting: return `ask` for one program, of which a process may be asked again."""
        return partial(self.ask, sitting=next(_SITTINGS))

    def ask(self, request: Document, *, seconds: float, sitting: int = 0) -> Answered | Failed:
        """Ask one question of a student's program.

        A process that was asked before has the last word only for an outcome: what else it says may
        come of what it was asked before, and a fresh one decides.

        Args:
            request: What to do with which program, as a plain document.
            seconds: How long it may take (seconds); then it is killed.
            sitting: What it belongs to; 0 for nothing, a process of its own answers it.

        Raises:
            GraderBug: The student process can't be started, or the request is too long to be asked.
        """
        answer = self._asked(request, seconds=seconds, sitting=sitting)
        has_outcome = isinstance(answer, Answered) and "outcome" in answer.document
        if has_outcome or not self._exchange.doubtful:
            return answer
        return self._asked(request, seconds=seconds, sitting=0)

    def _asked(self, request: Document, *, seconds: float, sitting: int) -> Answered | Failed:
        nonce = secrets.token_bytes(NONCE_SIZE)
        try:
            frame = pack(request, nonce=nonce, cap=REQUEST_CAP)
        except TooLongError as error:
            msg = f"A request to the student process is too long: {error}."
            raise GraderBug(msg, next_step="Make the check's arguments smaller.") from None
        body = self._exchange.exchange(frame, seconds=seconds, sitting=sitting)
        if isinstance(body, Failed):
            return body
        try:
            echoed, document = unpack(body)
        except ProtocolError:
            return MALFORMED
        if not secrets.compare_digest(echoed, nonce) or not is_answer(
            document, action=request.get("action")
        ):
            return MALFORMED
        return Answered(document)

    def close(self) -> None:
        """End every process this one has started."""
        self._exchange.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()
