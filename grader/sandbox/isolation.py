"""How well a student's process is shut in: the tier that every result document names.

A tier is never assumed. Before the first submission something is sent in that attempts all a jail
forbids (`probe.py`), while the judge watches a file, two sockets and a folder of its own; one
attempt that succeeds, and the jail does not count.
"""

from __future__ import annotations

import contextlib
import functools
import os
import secrets
import socket
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import GraderBug, UserError
from grader.sandbox.launch import Launch, homes_here
from grader.sandbox.protocol import NONCE_SIZE, REQUEST_CAP, Document, ProtocolError, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.sandbox.jail import Jail

_SECONDS = 20.0
_BEYOND = 2**62  # bytes; where memory is not bounded, control groups of version 1 say 2**63 - 4096


@dataclass(frozen=True, kw_only=True)
class Isolation:
    """A tier of isolation.

    Args:
        tier: 0 practice, 1 jailed, 2 jailed in a machine without network.
        name: The tier's name.
    """

    tier: int
    name: str


PRACTICE = Isolation(tier=0, name="practice")
"""Split process, empty environment, fresh directory, limits, SIGKILL, leftovers swept."""
JAILED = Isolation(tier=1, name="jailed")
"""Nothing can be read, written, reached or started from inside."""
CONTAINED = Isolation(tier=2, name="jailed in a closed machine")
"""And the machine itself reaches no network, and has bounds of its own."""


@dataclass(frozen=True, kw_only=True)
class Probed:
    """What came of probing one jail.

    Args:
        jail: The jail's name.
        attempts: By what was attempted: "denied: ...", "done: ..." or "unclear: ...".
        problem: Why it could not be probed, or None.
        next_step: What to type about that, or None.
    """

    jail: str
    attempts: dict[str, str] = field(default_factory=dict)
    problem: str | None = None
    next_step: str | None = None

    @property
    def holds(self) -> bool:
        """Whether everything was attempted, and denied."""
        return self.problem is None and bool(self.attempts) and not self.let_through

    @property
    def let_through(self) -> dict[str, str]:
        """What was not denied, and how."""
        return {name: how for name, how in self.attempts.items() if not how.startswith("denied: ")}


def probe(jail: Jail) -> Probed:
    """Attempt from inside a jail what it forbids.

    Args:
        jail: Started for this, and ended after it.
    """
    from grader.sandbox.answer import Failed
    from grader.sandbox.forkserver import ForkServer
    from grader.sandbox.probe import ATTEMPTS

    with Watch() as watch:
        server = ForkServer(Launch(answer="grader.sandbox.probe:answer"), jail=jail)
        nonce = secrets.token_bytes(NONCE_SIZE)
        frame = pack(watch.request, nonce=nonce, cap=REQUEST_CAP)
        try:
            body = server.exchange(frame, seconds=_SECONDS)
        except (UserError, GraderBug) as error:
            return Probed(jail=jail.name, problem=error.message, next_step=error.next_step)
        finally:
            server.close()
        if isinstance(body, Failed):
            return Probed(jail=jail.name, problem=f"the probe gave no answer: {body.message}")
        try:
            said = unpack(body)[1].get("outcome", {})
        except ProtocolError as error:
            return Probed(jail=jail.name, problem=f"the probe's answer makes no sense: {error}")
        attempts = {name: str(said.get(name, "unclear: nothing said")) for name in ATTEMPTS}
        return Probed(jail=jail.name, attempts=attempts | watch.seen())


@functools.cache
def probed() -> tuple[Probed, ...]:
    """Probe this platform's jails, best first, up to the first one that holds."""
    from grader.sandbox.jail import every

    found = []
    for jail in every():
        found.append(probe(jail))
        if found[-1].holds:
            break
    return tuple(found)


def best() -> tuple[Isolation, Jail | None]:
    """Return the best tier that this machine reaches, and the jail that gives it."""
    from grader.sandbox.jail import every

    reports = probed()
    if not reports or not reports[-1].holds:
        return PRACTICE, None
    jail = every()[len(reports) - 1]
    return (CONTAINED if not openings() else JAILED), jail


def openings() -> list[str]:
    """Return, in words, what keeps this machine from being a closed one (Linux)."""
    found = []
    if sys.platform != "linux":
        return ["it can't be told on this platform"]
    routes = _lines("/proc/net/route")[1:] + _lines("/proc/net/ipv6_route")
    if any(not line.endswith(" lo") and not line.startswith("lo\t") for line in routes):
        found.append("there is a network that it can reach")
    for kind, what in (("memory", "memory"), ("pids", "the number of processes")):
        if not any(map(_is_limit, _limits(kind))):
            found.append(f"nothing bounds {what}")
    return found


def _limits(kind: str) -> Iterator[str]:
    """Yield what control groups say about this process, version 2 and then version 1."""
    name = {"memory": "memory.limit_in_bytes", "pids": "pids.max"}[kind]
    for line in _lines("/proc/self/cgroup"):
        _number, controllers, group = line.split(":", 2)
        top = Path("/sys/fs/cgroup") / controllers
        place = top / group.lstrip("/")
        if controllers == "" or kind in controllers.split(","):
            for each in (place, *place.parents):
                if each.is_relative_to(top):
                    yield from _lines(each / (name if controllers else f"{kind}.max"))


def _is_limit(text: str) -> bool:
    """Whether a limit bounds anything: version 1 writes none as a number beyond any memory."""
    return text.isdecimal() and int(text) < _BEYOND


def _lines(path: str | Path) -> list[str]:
    with contextlib.suppress(OSError):
        return Path(path).read_text(encoding="utf-8").splitlines()
    return []


class Watch:
    """What the judge holds ready to be found, and sees of it. Use as a context manager."""

    def __init__(self) -> None:
        self._open = contextlib.ExitStack()

    def __enter__(self) -> Watch:
        with contextlib.ExitStack() as opened:
            self._folder = Path(
                opened.enter_context(tempfile.TemporaryDirectory(prefix="threadlings-probe-"))
            )
            self._secret = secrets.token_hex(8)
            self._canary = self._folder / "canary"
            self._canary.write_text(self._secret, encoding="utf-8")
            self._tcp = opened.enter_context(socket.create_server(("127.0.0.1", 0)))
            self._unix = opened.enter_context(socket.socket(socket.AF_UNIX))
            self._unix.bind(str(self._folder / "socket"))
            self._unix.listen()
            self._open = opened.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @property
    def request(self) -> Document:
        """What the probe is told."""
        return {
            "canary": str(self._canary),
            "checks": str(homes_here()[0] / "grader" / "checks" / "__init__.py"),
            "port": self._tcp.getsockname()[1],
            "unix": str(self._folder / "socket"),
            "pid": os.getpid(),
        }

    def seen(self) -> dict[str, str]:
        """What happened here, whatever the probe said."""
        found = {}
        if self._canary.read_text(encoding="utf-8") != self._secret:
            found["overwrite a file of the judge's"] = "done: it has changed"
        if {each.name for each in self._folder.iterdir()} != {"canary", "socket"}:
            found["leave a file behind"] = "done: it is there"
        for name, listening in (("TCP", self._tcp), ("a Unix socket", self._unix)):
            listening.settimeout(0)
            with contextlib.suppress(BlockingIOError):
                listening.accept()[0].close()
                found[f"reach the judge over {name}"] = "done: somebody came"
        return found
