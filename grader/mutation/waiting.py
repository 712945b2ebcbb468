"""Operators on waiting and telling: conditions, events, semaphores, barriers, queues, time."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from grader.mutation.operator import called, changed_calls, name_of, own_calls, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.mutation.operator import Operator, Place

_COUNTED = frozenset({
    "Semaphore", "BoundedSemaphore", "Barrier", "Queue", "LifoQueue", "PriorityQueue",
    "SimpleQueue", "ThreadPoolExecutor",
})  # fmt: skip
_COUNTS = frozenset({"value", "parties", "maxsize", "max_workers"})
_FROM_ONE = frozenset({"Semaphore", "BoundedSemaphore"})
_TIMED = frozenset({"join", "wait", "wait_for", "acquire", "get", "put", "result"})
_SLEEP = "import time as clock\nclock.sleep(0.01)"


def while_to_if(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """`while not ready: condition.wait()` becomes `if`."""
    if isinstance(statement, ast.While) and any(called(each, "wait") for each in statement.body):
        yield [ast.If(statement.test, statement.body, [])]


def wait_for_to_if(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """`condition.wait_for(ready)` becomes `if not ready(): condition.wait()`."""
    call = called(statement, "wait_for")
    if call is not None and len(call.args) == 1 and isinstance(call.func, ast.Attribute):
        condition = ast.unparse(call.func.value)
        yield parsed(f"if not ({ast.unparse(call.args[0])})():\n    {condition}.wait()")


def drop_wait(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """A call that only waits is left out."""
    if called(statement, "wait", "wait_for"):
        yield []


def drop_notify(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """A call that tells others is left out."""
    if called(statement, "notify", "notify_all", "set", "task_done"):
        yield []


def notify_all_to_notify(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """notify_all() becomes notify()."""
    call = called(statement, "notify_all")
    if call is not None and isinstance(call.func, ast.Attribute):
        call.func.attr = "notify"
        yield [statement]


def drop_clear(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """An event stays set, a container stays filled."""
    if called(statement, "clear", "reset"):
        yield []


def drop_sentinel(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """A constant put into a queue is left out; of many, all but one are."""
    if _tells_the_end(statement):
        yield []
    elif (
        isinstance(statement, ast.For)
        and len(statement.body) == 1
        and _tells_the_end(statement.body[0])
    ):
        yield list(statement.body)


def _tells_the_end(statement: ast.stmt) -> bool:
    call = called(statement, "put", "put_nowait")
    if call is None or len(call.args) != 1:
        return False
    value = call.args[0]
    return isinstance(value, ast.Constant) or name_of(value).isupper()


def off_by_one(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """One permit, party, place or worker more, or fewer."""

    def change(call: ast.Call) -> Iterator[None]:
        name = name_of(call.func)
        if name not in _COUNTED:
            return
        if not call.args and not call.keywords and name in _FROM_ONE:
            call.args = [ast.Constant(2)]
            yield
            call.args = []
        for places, number in _counts(call):
            kept = places[number]
            for operation in (ast.Add(), ast.Sub()):
                places[number] = _by_one(kept, operation)
                yield
            places[number] = kept

    yield from changed_calls(statement, change)
    for call in own_calls(statement):
        if name_of(call.func) not in _COUNTED:
            continue
        for keyword in call.keywords:
            if keyword.arg in _COUNTS:
                kept = keyword.value
                for operation in (ast.Add(), ast.Sub()):
                    keyword.value = _by_one(kept, operation)
                    yield [statement]
                keyword.value = kept


def _counts(call: ast.Call) -> list[tuple[list[ast.expr], int]]:
    return [(call.args, 0)] if call.args else []


def _by_one(value: ast.expr, operation: ast.operator) -> ast.expr:
    if isinstance(value, ast.Constant) and isinstance(value.value, int):
        step = 1 if isinstance(operation, ast.Add) else -1
        return ast.Constant(value.value + step)
    return ast.BinOp(value, operation, ast.Constant(1))


def sleep_instead(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """A wait for another thread becomes a short sleep."""
    if called(statement, "join", "wait", "wait_for"):
        yield parsed(_SLEEP)


def drop_timeout(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """A wait with a time limit becomes one without."""

    def change(call: ast.Call) -> Iterator[None]:
        if not isinstance(call.func, ast.Attribute) or call.func.attr not in _TIMED:
            return
        timed = [each for each in call.keywords if each.arg == "timeout"]
        if timed:
            kept = call.keywords
            call.keywords = [each for each in kept if each.arg != "timeout"]
            yield
            call.keywords = kept
        elif call.func.attr in ("join", "wait", "result") and len(call.args) == 1:
            if isinstance(call.func.value, ast.Constant):  # ", ".join(names)
                return
            args, call.args = call.args, []
            yield
            call.args = args

    yield from changed_calls(statement, change)


OPERATORS: tuple[Operator, ...] = (
    while_to_if,
    wait_for_to_if,
    drop_wait,
    drop_notify,
    notify_all_to_notify,
    drop_clear,
    drop_sentinel,
    off_by_one,
    sleep_instead,
    drop_timeout,
)
