"""Operators on critical sections: locks left out, let go too early, taken in another order."""

from __future__ import annotations

import ast
import copy
from typing import TYPE_CHECKING

from grader.mutation.operator import called, changed_calls, name_of, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.mutation.operator import Operator, Place


def _locks(statement: ast.stmt) -> ast.With | None:
    """The statement, if it is a `with` around locks, which are named and bound to nothing."""
    if isinstance(statement, ast.With) and all(
        isinstance(item.context_expr, ast.Name | ast.Attribute | ast.Subscript)
        and item.optional_vars is None
        for item in statement.items
    ):
        return statement
    return None


def _touches(statements: list[ast.stmt]) -> bool:
    """Whether statements look at anything but local variables: else a lock changes nothing."""
    return any(
        isinstance(node, ast.Attribute | ast.Subscript | ast.Call)
        for statement in statements
        for node in ast.walk(statement)
    )


def drop_lock(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """`with lock:` becomes its body; of several locks, all but one stay."""
    section = _locks(statement)
    if section is None:
        return
    if len(section.items) == 1:
        yield section.body
        return
    items = section.items
    for left_out in range(len(items)):
        section.items = items[:left_out] + items[left_out + 1 :]
        yield [section]


def shrink_section(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """The first or the last statement of a critical section comes before or after it."""
    section = _locks(statement)
    if section is None or len(section.body) < 2:
        return
    for cut, kept in ((1, slice(1, None)), (len(section.body) - 1, slice(None, -1))):
        before, after = section.body[:cut], section.body[cut:]
        if _touches(before) and _touches(after):
            inner = copy.copy(section)
            inner.body = section.body[kept]
            yield [*before, inner] if cut == 1 else [inner, *after]


def split_section(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """One critical section becomes two, with the lock free in between."""
    section = _locks(statement)
    if section is None:
        return
    for cut in range(1, len(section.body)):
        halves = section.body[:cut], section.body[cut:]
        if all(map(_touches, halves)):
            first, second = copy.copy(section), copy.copy(section)
            first.body, second.body = halves
            yield [first, second]


def check_outside(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """What a critical section decides by is looked at before the lock is taken."""
    section = _locks(statement)
    if section is None or not isinstance(section.body[0], ast.If):
        return
    decides = section.body[0]
    looked: list[ast.stmt] = [
        ast.Assign([ast.Name("_looked", ast.Store())], decides.test, lineno=statement.lineno)
    ]
    decides.test = ast.Name("_looked", ast.Load())
    yield [*looked, section]


def stale_update(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """What `+=` adds to is read before the lock is taken."""
    section = _locks(statement)
    if section is None:
        return
    for number, update in enumerate(section.body):
        if not isinstance(update, ast.AugAssign) or isinstance(update.target, ast.Name):
            continue
        old = copy.deepcopy(update.target)
        old.ctx = ast.Load()
        read: list[ast.stmt] = [
            ast.Assign([ast.Name("_old", ast.Store())], old, lineno=statement.lineno)
        ]
        new = ast.BinOp(ast.Name("_old", ast.Load()), update.op, update.value)
        changed = copy.copy(section)
        changed.body = list(section.body)
        changed.body[number] = ast.Assign([update.target], new, lineno=update.lineno)
        yield [*read, changed]


def swap_locks(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """Two locks are taken in the other order."""
    section = _locks(statement)
    if section is None:
        return
    if len(section.items) > 1:
        section.items.reverse()
        yield [section]
    elif len(section.body) == 1 and (inner := _locks(section.body[0])) is not None:
        section.items, inner.items = inner.items, section.items
        yield [section]


def unsort(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """What a function that takes locks sorts stays as it comes."""
    if not place.locks:
        return

    def change(call: ast.Call) -> Iterator[None]:
        if name_of(call.func) == "sorted" and call.args:
            kept = call.func, call.keywords
            call.func, call.keywords = ast.Name("list", ast.Load()), []
            yield
            call.func, call.keywords = kept

    yield from changed_calls(statement, change)


def keep_on_error(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """What is given back at the end is not given back when something raises."""
    if isinstance(statement, ast.Try) and statement.finalbody:
        after, statement.finalbody = statement.finalbody, []
        yield [statement, *after] if statement.handlers else [*statement.body, *after]
    section = _locks(statement)
    if section is not None and any(isinstance(node, ast.Raise) for node in ast.walk(section)):
        locks = [ast.unparse(item.context_expr) for item in section.items]
        yield [
            *parsed("\n".join(f"{lock}.acquire()" for lock in locks)),
            *section.body,
            *parsed("\n".join(f"{lock}.release()" for lock in reversed(locks))),
        ]


def drop_acquire(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """A call that takes a lock or gives it back is left out."""
    if called(statement, "acquire", "release", "enter_context"):
        yield []


def rlock_to_lock(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """RLock() becomes Lock()."""

    def change(call: ast.Call) -> Iterator[None]:
        if name_of(call.func) == "RLock":
            kept = call.func
            call.func = ast.Name("PlainLock", ast.Load())
            yield
            call.func = kept

    for changed in changed_calls(statement, change):
        yield [*parsed("from threading import Lock as PlainLock"), *changed]


def local_to_shared(statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
    """threading.local() becomes an object that all threads share."""

    def change(call: ast.Call) -> Iterator[None]:
        if name_of(call.func) == "local":
            kept = call.func
            call.func = ast.parse("type('Shared', (), {})", mode="eval").body
            yield
            call.func = kept

    yield from changed_calls(statement, change)


OPERATORS: tuple[Operator, ...] = (
    drop_lock,
    shrink_section,
    split_section,
    check_outside,
    stale_update,
    swap_locks,
    unsort,
    keep_on_error,
    drop_acquire,
    rlock_to_lock,
    local_to_shared,
)
