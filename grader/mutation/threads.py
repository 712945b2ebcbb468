"""Operators on threads themselves: how they are made, started, waited for and ended."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from grader.mutation.operator import called, changed_calls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.mutation.operator import Operator, Place


def drop_join(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """Nobody waits for a thread, or for a queue."""
    if called(statement, "join"):
        yield []


def start_to_run(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """start() becomes run()."""
    call = called(statement, "start")
    if call is not None and isinstance(call.func, ast.Attribute):
        call.func.attr = "run"
        yield [statement]


def drop_start(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """A thread is never started."""
    if called(statement, "start"):
        yield []


def drop_super_init(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """super().__init__() is left out."""
    if called(statement, "__init__"):
        yield []


def drop_daemon(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """A daemon becomes a thread that the program waits for at its end."""
    match statement:
        case ast.Assign(targets=[ast.Attribute(attr="daemon")]):
            yield []

    def change(call: ast.Call) -> Iterator[None]:
        kept = call.keywords
        call.keywords = [each for each in kept if each.arg != "daemon"]
        if len(call.keywords) < len(kept):
            yield
        call.keywords = kept

    yield from changed_calls(statement, change)


def drop_end(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """What ends others is left out."""
    if called(statement, "stop", "close", "shutdown", "cancel", "abort"):
        yield []


OPERATORS: tuple[Operator, ...] = (
    drop_join,
    start_to_run,
    drop_start,
    drop_super_init,
    drop_daemon,
    drop_end,
)
