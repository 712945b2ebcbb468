"""A scenario travels with what it needs and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from grader.checking.shipping import ship
from grader.errors import AuthorError
from tests.checking import scenarios

if TYPE_CHECKING:
    from collections.abc import Callable


def arrived(scenario: Callable[..., Any]) -> Callable[..., Any]:
    shipped = ship(scenario)
    names: dict[str, Any] = {"__name__": "arrived"}
    exec(compile(shipped.source, "shipped", "exec", dont_inherit=True), names)
    function: Callable[..., Any] = names[shipped.function]
    return function


def test_a_scenario_alone() -> None:
    source = ship(scenarios.alone).source
    assert source.startswith("def alone(student, n):")
    assert "Any" not in source
    assert arrived(scenarios.alone)(None, 2) == 5


def test_a_scenario_with_everything_it_needs() -> None:
    assert arrived(scenarios.with_everything)(None) == [7, 3, [1, 4], "a/b"]
    source = ship(scenarios.with_everything).source
    assert "EXPECTED" not in source
    assert "Callable" not in source
    assert "pytest" not in source


def test_a_recursive_scenario() -> None:
    assert arrived(scenarios.recursive)(None, 3) == 0


@pytest.mark.parametrize(
    ("scenario", "why"),
    [
        (scenarios.uses_pytest, "uses pytest, which can't travel: it is imported from outside"),
        (
            scenarios.uses_not_plain,
            "uses NOT_PLAIN, which can't travel: it is not a plain constant",
        ),
        (scenarios.uses_twice, "uses TWICE, which its module defines 2 times"),
        (scenarios.uses_conditional, "uses CONDITIONAL, which can't travel"),
        (scenarios.uses_nothing_known, "uses unheard_of, which its module does not define"),
        (scenarios.uses_a_check, "uses test_is_a_check, which can't travel: it is a check"),
        (scenarios.make(1), "closure is defined inside something else"),
        (scenarios.make_bare(), "nested is defined inside something else"),
        (scenarios.anonymous, "is a lambda"),
        (len, "is a builtin_function_or_method"),
        (scenarios.Watched, "is a type"),
    ],
)
def test_what_cannot_travel_is_told_to_the_author(scenario: Any, why: str) -> None:
    with pytest.raises(AuthorError, match=why):
        ship(scenario)
