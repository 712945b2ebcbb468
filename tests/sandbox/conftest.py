"""Real student processes for the tests, warm once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.sandbox.answer import Answered, Failed
from grader.sandbox.forkserver import ForkServer
from grader.sandbox.isolation import Probed, probe
from grader.sandbox.jail import Bubblewrap, Jail, Landlock, Open
from grader.sandbox.launch import Launch
from grader.sandbox.process import Exchange, StudentProcess
from grader.sandbox.spawn import Spawner

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., Answered | Failed]


def launch(function: str = "run") -> Launch:
    """Return a launch that answers by one of the handlers."""
    return Launch(answer=f"tests.sandbox.handlers:{function}", path=[ROOT])


@pytest.fixture(scope="session")
def forked() -> Iterator[StudentProcess]:
    """A student process behind a fork server."""
    with StudentProcess(ForkServer(launch())) as process:
        yield process


def shut(name: str) -> Jail:
    """Return a jail by name, where this machine has it; the test is skipped elsewhere."""
    jail = {"open": Open, "bubblewrap": Bubblewrap, "landlock": Landlock}[name]()
    found = PROBED.setdefault(name, None if name == "open" else probe(jail))
    if found is not None and found.problem is not None:
        pytest.skip(f"{jail.name}: {found.problem}")
    return jail


PROBED: dict[str, Probed | None] = {}


@pytest.fixture(scope="session", params=["open", "bubblewrap", "landlock"])
def jailed(request: pytest.FixtureRequest) -> Iterator[StudentProcess]:
    """A student process behind a fork server, outside of any jail and in each of them."""
    with StudentProcess(ForkServer(launch(), jail=shut(request.param))) as process:
        yield process


@pytest.fixture(scope="session", params=["fork", "spawn", "bubblewrap", "landlock"])
def process(request: pytest.FixtureRequest, forked: StudentProcess) -> Iterator[StudentProcess]:
    """A student process, reached in each of the ways."""
    if request.param == "fork":
        yield forked
        return
    if request.param == "spawn":
        exchange: Exchange = Spawner(launch())
    else:
        exchange = ForkServer(launch(), jail=shut(request.param))
    with StudentProcess(exchange) as other:
        yield other


@pytest.fixture
def run(process: StudentProcess) -> Run:
    """Run hostile code in a student process."""

    def run(code: str, *, seconds: float = 10.0, **request: Any) -> Answered | Failed:
        return process.ask({"code": code, **request}, seconds=seconds)

    return run


@pytest.fixture
def run_forked(jailed: StudentProcess) -> Run:
    """Run hostile code in a process of the fork server, in a jail and outside."""

    def run(code: str, *, seconds: float = 10.0, **request: Any) -> Answered | Failed:
        return jailed.ask({"code": code, **request}, seconds=seconds)

    return run


@pytest.fixture
def run_open(forked: StudentProcess) -> Run:
    """Run hostile code that no jail lets begin."""

    def run(code: str, *, seconds: float = 10.0, **request: Any) -> Answered | Failed:
        return forked.ask({"code": code, **request}, seconds=seconds)

    return run
