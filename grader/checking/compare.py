"""Comparing plain values as a course means it: by exact type, without asking the student's code.

Numbers are equal as numbers (1 and 1.0), but True is not 1; a tuple equals a list of the same
items.
"""

from __future__ import annotations

import math
from typing import Any


def same(got: Any, expected: Any) -> bool:
    """Whether a value that came back is the expected one.

    Args:
        got: A plain value from the student process.
        expected: A plain value; tuples count as lists.
    """
    if _is_number(got) and _is_number(expected):
        return bool(got == expected) or (_is_nan(got) and _is_nan(expected))
    if isinstance(got, list | tuple) and isinstance(expected, list | tuple):
        return len(got) == len(expected) and all(map(same, got, expected))
    if isinstance(got, dict) and isinstance(expected, dict):
        return got.keys() == expected.keys() and all(same(got[key], expected[key]) for key in got)
    return type(got) is type(expected) and bool(got == expected)


def is_plain(value: object) -> bool:
    """Whether a value can travel: numbers, texts, True, False, None, lists and dicts of them."""
    if isinstance(value, list | tuple):
        return all(map(is_plain, value))
    if isinstance(value, dict):
        return all(type(key) is str and is_plain(inner) for key, inner in value.items())
    return value is None or type(value) in {bool, int, float, str}


def _is_number(value: object) -> bool:
    return type(value) in {int, float}


def _is_nan(value: object) -> bool:
    return isinstance(value, float) and math.isnan(value)
