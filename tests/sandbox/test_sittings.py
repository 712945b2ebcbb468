"""Questions about one program may be put to one process, and never to another program's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader.sandbox.forkserver import ForkServer
from grader.sandbox.process import StudentProcess
from tests.sandbox.conftest import launch, shut
from tests.sandbox.test_process import reason, value

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = {"code": "import builtins\nvalue = builtins.asked = getattr(builtins, 'asked', 0) + 1"}
"""Answers how often its process was asked this."""


@pytest.fixture(params=["bubblewrap", "landlock"])
def process(request: pytest.FixtureRequest) -> Iterator[StudentProcess]:
    with StudentProcess(ForkServer(launch(), jail=shut(request.param))) as process:
        yield process


def test_a_sitting_keeps_its_process(process: StudentProcess) -> None:
    ask = process.sitting()
    assert [value(ask(COUNT, seconds=5)) for _ in range(3)] == [1, 2, 3]


def test_another_sitting_gets_another_process(process: StudentProcess) -> None:
    first, second = process.sitting(), process.sitting()
    asked = [value(each(COUNT, seconds=5)) for each in (first, first, second, second, first)]
    assert asked == [1, 2, 1, 2, 1]


def test_a_question_of_no_sitting_gets_its_own_process(process: StudentProcess) -> None:
    ask = process.sitting()
    assert value(ask(COUNT, seconds=5)) == 1
    assert [value(process.ask(COUNT, seconds=5)) for _ in range(2)] == [1, 1]


def test_outside_of_a_jail_each_question_gets_its_own_process() -> None:
    with StudentProcess(ForkServer(launch())) as process:
        ask = process.sitting()
        assert [value(ask(COUNT, seconds=5)) for _ in range(3)] == [1, 1, 1]


@pytest.mark.parametrize(
    "fault",
    [
        "os._exit(3)",
        "raise SystemExit",
        "answer = {'refused': {'reason': 'import_failed', 'message': 'Spoilt.', 'line': None}}",
        "[].__class__([0]) * (1 << 40)",
        pytest.param("while True: pass", marks=pytest.mark.slow),
    ],
)
def test_what_was_asked_before_is_not_why_a_question_fails(
    process: StudentProcess, fault: str
) -> None:
    ask = process.sitting()
    spoiling = {"code": "import builtins; builtins.spoilt = True; value = 1"}
    failing = {"code": f"import builtins, os; value = 2\nif hasattr(builtins, 'spoilt'):\n {fault}"}
    assert value(ask(spoiling, seconds=1)) == 1
    assert value(ask(failing, seconds=1)) == 2
    assert value(ask({"code": "value = 3"}, seconds=1)) == 3


def test_what_always_fails_fails(process: StudentProcess) -> None:
    ask = process.sitting()
    assert value(ask(COUNT, seconds=5)) == 1
    assert reason(ask({"code": "import os; os._exit(3)"}, seconds=5)) == "ended_early"
    # From here on each question has a process of its own: who dies may do so again.
    assert [value(ask(COUNT, seconds=5)) for _ in range(2)] == [1, 1]


def test_a_process_that_is_spent_answers_nothing_more(process: StudentProcess) -> None:
    ask = process.sitting()
    assert value(ask(COUNT, seconds=5)) == 1
    spending = {"code": "import builtins; builtins.spent = True; value = 7"}
    assert value(ask(spending, seconds=5)) == 7
    assert value(ask(COUNT, seconds=5)) == 1


REFUSES = {"code": "answer = {'refused': {'reason': 'import_failed', 'message': '', 'line': None}}"}


@pytest.mark.parametrize("fresh", [True, False])
def test_a_refusal_of_who_was_not_asked_before_stands(fresh: bool) -> None:
    server = ForkServer(launch(), fresh=fresh)
    with StudentProcess(server) as process:
        ask = process.sitting()
        assert value(ask(COUNT, seconds=5)) == 1
        assert reason(ask(REFUSES, seconds=5)) == "import_failed"
        assert not server.doubtful


def test_a_process_that_was_asked_before_is_doubtful(process: StudentProcess) -> None:
    ask = process.sitting()
    exchange = process._exchange
    assert value(ask(COUNT, seconds=5)) == 1
    assert not exchange.doubtful
    assert value(ask(COUNT, seconds=5)) == 2
    assert exchange.doubtful
    assert reason(ask(REFUSES, seconds=5)) == "import_failed"
    assert not exchange.doubtful
