"""Values are compared as the course means it."""

from __future__ import annotations

import math

import pytest

from grader.checking.compare import is_plain, same


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (1, 1.0),
        (2.0, 2),
        ([1, 2], (1, 2)),
        ({"a": [1.0]}, {"a": (1,)}),
        (math.nan, math.nan),
        (None, None),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (10**30, 10**30),
    ],
)
def test_the_same(got: object, expected: object) -> None:
    assert same(got, expected)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (True, 1),
        (1, True),
        (0, False),
        ([True], [1]),
        ("1", 1),
        (None, 0),
        ([1, 2], [2, 1]),
        ([1], [1, 1]),
        ({"a": 1}, {"a": 1, "b": 1}),
        ({}, []),
        ("", None),
        ({"$object": "Account"}, 3),
        (math.nan, 1.0),
        (10**30, 1e30),
    ],
)
def test_not_the_same(got: object, expected: object) -> None:
    assert not same(got, expected)


@pytest.mark.parametrize("value", [{1: 2}, {1, 2}, object(), b"", [object()], {"a": {1}}, 1j])
def test_what_cannot_travel(value: object) -> None:
    assert not is_plain(value)


def test_what_can_travel() -> None:
    assert is_plain([1, 1.5, "a", True, None, {"a": (1, [2])}])
