"""A JSON document is the same, whether each value has a line of its own or not."""

from __future__ import annotations

import json

import pytest

from grader.explain.words import json_text


@pytest.mark.parametrize("levels", [None, 0, 1, 2, 3, 9])
def test_a_document_is_the_same_however_many_lines_it_has(levels: int | None) -> None:
    document = {
        "name": 'Zoë "Z"\n',
        "none": [],
        "empty": {},
        "checks": [{"points": 1, "steps": [1, 2.5, None, True]}, {"points": 2, "steps": [{}]}],
    }
    text = json_text(document, levels=levels)
    assert json.loads(text) == document
    assert text.endswith("\n")
    assert text.isascii()


def test_as_many_levels_as_there_are_is_all_of_it() -> None:
    document = {"a": [1, {"b": [2, [3]], "c": {}}], "d": "e"}
    assert json_text(document, levels=9) == json_text(document)


def test_what_lies_deeper_stands_on_one_line() -> None:
    assert json_text({"a": [1, {"b": [2]}]}, levels=2) == (
        '{\n  "a": [\n    1,\n    {"b": [2]}\n  ]\n}\n'
    )
