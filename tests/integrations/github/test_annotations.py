"""Annotations at the student's lines, within what the platform shows."""

from __future__ import annotations

from typing import Any

from grader.integrations.github.annotations import (
    MOST_ANNOTATIONS,
    MOST_OF_ALL,
    render_annotations,
)
from tests.explain import results, stories


def together(*documents: dict[str, Any]) -> dict[str, Any]:
    """Return one document with the exercises of several."""
    return {**documents[0], "exercises": [e for each in documents for e in each["exercises"]]}


def titles(text: str) -> list[str]:
    return [line.partition("title=")[2].partition("::")[0] for line in text.splitlines()]


def test_annotations_stay_on_one_line_and_keep_their_fields() -> None:
    (line,) = render_annotations([results.hostile()]).splitlines()
    assert line.startswith("::error ")
    fields, _, words = line[len("::error ") :].partition("::")
    assert [field.partition("=")[0] for field in fields.split(",")] == ["file", "line", "title"]
    assert "%250A" in words
    assert "\u2028" not in words
    assert "\x1b" not in line


def test_annotations_point_at_the_line_and_name_the_mistake() -> None:
    document = results.result(results.check(counterexample=stories.lost_update()))
    line = render_annotations([document])
    assert line.startswith("::error file=account.py,line=14,title=lost_update%3A No deposit")
    assert "no lock is held" in line


def test_the_file_is_named_as_the_repository_has_it() -> None:
    document = results.result(results.check(counterexample=stories.lost_update()))
    line = render_annotations([document], paths={"lost_update": "exercises/03/account.py"})
    assert line.startswith("::error file=exercises/03/account.py,line=14,")


def test_one_of_each_exercise_comes_before_a_second_of_any() -> None:
    checks = [results.check(f"test_{number}", title=f"{number}") for number in range(3)]
    told = render_annotations(
        [together(results.result(*checks, slug="a"), results.result(*checks, slug="b"))]
    )
    assert [each[:1] for each in titles(told)] == ["a", "b", "a", "b", "a", "b"]


def test_the_most_telling_of_an_exercise_comes_first() -> None:
    document = results.result(
        results.check(title="vague", mistake=None, max_points=9),
        results.check(title="named", max_points=1),
        results.check(title="drawn", mistake=None, counterexample=stories.lost_update()),
    )
    told = titles(render_annotations([document]))
    assert [each.partition("%3A ")[2] for each in told] == ["drawn", "named", "vague"]


def test_what_is_beyond_what_is_shown_is_counted() -> None:
    many = [results.check(f"test_{number}") for number in range(14)]
    lines = render_annotations([results.result(*many)]).splitlines()
    assert len(lines) == MOST_ANNOTATIONS
    assert "5 more checks failed" in lines[-1]


def test_no_kind_has_more_than_are_shown() -> None:
    failed = [results.check(f"test_{number}") for number in range(30)]
    broken = [
        results.check(f"bug_{number}", status="error", reason="grader_bug") for number in range(30)
    ]
    document = results.result(*failed, *broken)
    document["exercises"][0]["notes"] = [f"note {number}" for number in range(30)]
    lines = render_annotations([document]).splitlines()
    kinds = [line.split(" ")[0] for line in lines]
    assert {kind: kinds.count(kind) for kind in kinds} == dict.fromkeys(
        ("::error", "::warning", "::notice"), MOST_ANNOTATIONS
    )
    assert len(lines) <= MOST_OF_ALL


def test_what_nobody_began_is_not_annotated() -> None:
    assert render_annotations([results.result(results.check(), status="not_started")]) == ""


def test_a_message_is_not_longer_than_anybody_reads() -> None:
    document = results.result(results.check(message="x" * 100_000, mistake=None))
    assert len(render_annotations([document])) < 2000
