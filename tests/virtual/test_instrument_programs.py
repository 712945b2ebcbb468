"""Random programs do the same plain and instrumented, step for step."""

from __future__ import annotations

import builtins
import contextlib
import inspect
import io
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from grader.engine.scheduler import Scheduler
from grader.explore.wire import warm_up
from grader.strategies import NonPreemptive
from grader.virtual.hooks import Hooks
from grader.virtual.instrument.rewriter import instrument
from grader.virtual.instrument.sites import Sites
from grader.virtual.running import RUNNING
from tests.virtual.random_programs import PRELUDE, statements

FILE = "student.py"
MOST = 150
"""Probes that a program passes before it is stopped: some loops would not end."""


class Later:
    """Gives and awaits without ever waiting."""

    def __init__(self) -> None:
        self.left = 2

    async def __aenter__(self) -> int:
        return 5

    async def __aexit__(self, *_error: object) -> None:
        return None

    def __aiter__(self) -> Later:
        return self

    async def __anext__(self) -> int:
        self.left -= 1
        if self.left < 0:
            raise StopAsyncIteration
        return self.left


def _drive(coroutine: Any) -> Any:
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


def _described(function: Any) -> list[str]:
    return [
        str(inspect.signature(function)),
        function.__qualname__,
        function.__name__,
        repr(function.__doc__),
        repr(function.__annotations__),
        repr(function.__defaults__),
        repr(function.__kwdefaults__),
        str(function.__code__.co_firstlineno),
    ]


def _yielded(value: Any) -> Any:
    return value


def run(code: Any, names: dict[str, Any]) -> list[str]:
    """What a program does: probes, output, how it ended and where, and what is left."""
    log: list[str] = []

    def probe(tag: Any, value: Any = None) -> Any:
        log.append(f"{_text(tag)} {_text(value)}")
        if len(log) > MOST:
            raise SystemExit
        return tag if callable(tag) else value

    module = ModuleType("student")
    vars(module).update(names)
    vars(module).update(
        p=probe, inspect=_described, drive=_drive, Later=Later, yielded=_yielded, await_=_yielded
    )
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        try:
            exec(code, vars(module))
        except BaseException as error:  # noqa: BLE001 - it is part of what is compared
            log += _ended(error)
    known = {"p", "inspect", "drive", "Later", "yielded", "await_", *names}
    # Where a statement at the top fails half-way, the value it held stays under a name of ours.
    left = {
        name: _text(value)
        for name, value in vars(module).items()
        if name not in known and name[0] != "@"
    }
    return [*log, output.getvalue(), repr(left), _text(vars(module).get("xs"))]


def _text(value: Any) -> str:
    if inspect.isfunction(value) or inspect.isclass(value):
        return str(value.__qualname__)
    if isinstance(value, int | float | str | list | tuple | dict | set | type(None)):
        return repr(value) if " at 0x" not in repr(value) else type(value).__name__
    return type(value).__name__


def _ended(error: BaseException | None) -> list[str]:
    lines = []
    while error is not None:
        trace, where = error.__traceback__, []
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == FILE:
                where.append(f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}")
            trace = trace.tb_next
        lines.append(f"{type(error).__name__}: {error} at {where}")
        error = error.__cause__ or error.__context__
    return lines


def instrumented(source: str) -> list[str]:
    sites = Sites()
    world = warm_up()
    hooks = Hooks(sites, {"student"}, world.modules.keys())
    code = compile(instrument(source, FILE, sites), FILE, "exec", dont_inherit=True)
    scheduler = Scheduler(NonPreemptive(), limit=10**7)
    names = {"__builtins__": {**vars(builtins), **hooks.names()}}

    def main() -> list[str]:
        world.enter(scheduler)
        return run(code, names)

    try:
        ending = scheduler.run(main)
    finally:
        RUNNING.scheduler = None
    assert ending.error is None
    return ending.value  # type: ignore[no-any-return]


def check(lines: list[str], *, inside: bool) -> None:
    if inside:
        body = ["def main():", "    global g, box", *(f"    {line}" for line in lines), "main()"]
        body.insert(1, "    a = b = c = 2")
    else:
        body = lines
    source = PRELUDE + "\n".join(body) + "\n"
    try:
        plain = compile(source, FILE, "exec", dont_inherit=True)
    except SyntaxError:
        assume(condition=False)
    assert instrumented(source) == run(plain, {"__builtins__": vars(builtins)})


QUICK = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
THOROUGH = settings(QUICK, max_examples=400)


@QUICK
@given(statements())
def test_at_the_top_of_a_module(lines: list[str]) -> None:
    check(lines, inside=False)


@QUICK
@given(statements())
def test_in_a_function(lines: list[str]) -> None:
    check(lines, inside=True)


@pytest.mark.slow
@THOROUGH
@given(statements(most=6))
def test_many_at_the_top_of_a_module(lines: list[str]) -> None:
    check(lines, inside=False)


@pytest.mark.slow
@THOROUGH
@given(statements(most=6))
def test_many_in_a_function(lines: list[str]) -> None:
    check(lines, inside=True)
