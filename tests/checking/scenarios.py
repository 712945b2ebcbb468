"""Scenarios that can travel, and some that can't."""

from __future__ import annotations

import dataclasses
import posixpath as paths
from typing import TYPE_CHECKING, Any

import pytest

from grader.checking import check

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 3
NAMES: dict[str, tuple[int, ...]] = {"a": (1, 2)}
NOT_PLAIN = [len]
TWICE = 1
TWICE = 2
EXPECTED = 42

if ROUNDS:
    CONDITIONAL = 1


def alone(student: Any, n: int) -> int:
    total: int = n
    for each in range(3):
        total += each
    return total


def helper(n: int) -> int:
    return n * ROUNDS + helper_of_helper()


def helper_of_helper() -> int:
    return NAMES["a"][0]


@dataclasses.dataclass
class Base:
    amount: int = ROUNDS


class Watched(Base):
    pass


def with_everything(student: Any, visit: Callable[[int], int] | None = None) -> Any:
    def inner(n: int) -> int:
        local: Callable[[int], int] = helper
        return local(n)

    return [inner(2), Watched().amount, [helper(n) for n in range(2)], paths.join("a", "b")]


def recursive(student: Any, n: int) -> int:
    return n if n == 0 else recursive(student, n - 1)


def uses_pytest(student: Any) -> Any:
    return pytest.approx(1)


def uses_not_plain(student: Any) -> Any:
    return NOT_PLAIN


def uses_twice(student: Any) -> Any:
    return TWICE


def uses_conditional(student: Any) -> Any:
    return CONDITIONAL


def uses_nothing_known(student: Any) -> Any:
    return unheard_of  # type: ignore[name-defined]  # noqa: F821


@check("a check", points=1)
def test_is_a_check() -> None:
    assert EXPECTED


def uses_a_check(student: Any) -> Any:
    return test_is_a_check()


def make(n: int) -> Callable[[Any], int]:
    def closure(student: Any) -> int:
        return n

    return closure


def make_bare() -> Callable[[Any], int]:
    def nested(student: Any) -> int:
        return 1

    return nested


anonymous = lambda student: 1  # noqa: E731
