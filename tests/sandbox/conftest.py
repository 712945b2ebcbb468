"""Real student processes for the tests, warm once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.sandbox.answer import Answered, Failed
from grader.sandbox.forkserver import ForkServer
from grader.sandbox.launch import Launch
from grader.sandbox.process import StudentProcess
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


@pytest.fixture(scope="session", params=["fork", "spawn"])
def process(request: pytest.FixtureRequest, forked: StudentProcess) -> Iterator[StudentProcess]:
    """A student process, reached in each of the two ways."""
    if request.param == "fork":
        yield forked
    else:
        with StudentProcess(Spawner(launch())) as spawned:
            yield spawned


@pytest.fixture
def run(process: StudentProcess) -> Run:
    """Run hostile code in a student process."""

    def run(code: str, *, seconds: float = 10.0, **request: Any) -> Answered | Failed:
        return process.ask({"code": code, **request}, seconds=seconds)

    return run


@pytest.fixture
def run_forked(forked: StudentProcess) -> Run:
    """Run hostile code in a process of the fork server."""

    def run(code: str, *, seconds: float = 10.0, **request: Any) -> Answered | Failed:
        return forked.ask({"code": code, **request}, seconds=seconds)

    return run
