"""A student's result for Gradescope, Classroom 50, the grading reporter and JUnit."""

from __future__ import annotations

import base64
import json
import re
from typing import Any

import jsonschema
import junitparser
import pytest

from grader.integrations.classroom50 import Place, render_classroom50, unique_names
from grader.integrations.gradescope import render_gradescope
from grader.integrations.grading_reporter import encode_grading_reporter, render_grading_reporter
from grader.integrations.junit import render_class_junit
from tests.explain import results
from tests.integrations.classes import documents

Document = dict[str, Any]

COUNT = {"type": "integer", "minimum": 0}
TEXT = {"type": "string"}
SOME = {"type": "string", "minLength": 1}
WHEN = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
FORM = {"enum": ["text", "html", "simple_format", "md", "ansi"]}


def closed(properties: Document, *, needed: list[str] | None = None) -> Document:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties) if needed is None else needed,
        "additionalProperties": False,
    }


# As Gradescope's documentation has it, "Output format".
GRADESCOPE = closed(
    {
        "score": {"type": "number"},
        "execution_time": {"type": "number", "minimum": 0},
        "output": TEXT,
        "output_format": FORM,
        "visibility": WHEN,
        "stdout_visibility": WHEN,
        "tests": {
            "type": "array",
            "items": closed(
                {
                    "name": TEXT,
                    "name_format": FORM,
                    "score": {"type": "number"},
                    "max_score": {"type": "number"},
                    "status": {"enum": ["passed", "failed"]},
                    "output": TEXT,
                    "output_format": FORM,
                    "tags": {"type": "array", "items": TEXT},
                    "visibility": WHEN,
                }
            ),
        },
    }
)
# As foundation50/classroom50 has it, `result-v1.schema.json`.
CLASSROOM50 = closed(
    {
        "schema": {"const": "classroom50/result/v1"},
        "classroom": SOME,
        "assignment": SOME,
        "assignment_type": {"enum": ["individual", "group"]},
        "owner": SOME,
        "submission": {"type": "string", "pattern": "^submit/"},
        "commit": SOME,
        "release": SOME,
        "review": SOME,
        "datetime": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "score": COUNT,
        "max-score": COUNT,
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "test-name": SOME,
                    "passed": {"type": "boolean"},
                    "score": COUNT,
                    "max-score": COUNT,
                },
                "required": ["test-name", "passed", "score", "max-score"],
            },
        },
    }
)
# As the graders that came with classroom-resources/autograding-grading-reporter write it.
REPORTER = closed(
    {
        "version": {"const": 1},
        "status": {"enum": ["pass", "fail", "error"]},
        "max_score": {"type": "number"},
        "tests": {
            "type": "array",
            "items": closed(
                {
                    "name": SOME,
                    "status": {"enum": ["pass", "fail", "error"]},
                    "score": {"type": "number"},
                    "message": TEXT,
                    "test_code": TEXT,
                    "filename": TEXT,
                    "line_no": COUNT,
                    "duration": {"type": "number"},
                }
            ),
        },
    }
)


def with_decision(document: Document, *, points: int | None, comment: str = "") -> Document:
    exercise = document["exercises"][-1]
    exercise["override"] = {"points": points, "comment": comment}
    if points is not None:
        exercise["points"] = points
    return document


def with_error(document: Document) -> Document:
    check = document["exercises"][-1]["checks"][-1]
    check.update(status="error", points=0, message="the grader's fault", mistake=None)
    return document


CASES = {
    "all right": lambda: documents()["amina_yusuf"],
    "a lost update": lambda: documents()["ben_okafor"],
    "a hostile one": results.hostile,
    "a decision": lambda: with_decision(documents()["ben_okafor"], points=9, comment="well told"),
    "more than can be had": lambda: with_decision(documents()["ben_okafor"], points=12),
    "a comment": lambda: with_decision(documents()["ben_okafor"], points=None, comment="see me"),
    "a check that could not be": lambda: with_error(documents()["ben_okafor"]),
    "nothing": lambda: {"submission": {"name": "elif"}, "exercises": []},
}
POINTS = {"all right": 20, "a lost update": 15, "a decision": 19, "more than can be had": 22}

pytestmark = pytest.mark.slow  # the first to ask grades three submissions


@pytest.mark.parametrize("case", CASES)
def test_gradescope_reads_it(case: str) -> None:
    told = render_gradescope(CASES[case]())
    jsonschema.validate(told, GRADESCOPE)
    assert told["score"] == sum(each["score"] for each in told["tests"])
    assert told["score"] == POINTS.get(case, told["score"])


@pytest.mark.parametrize("case", CASES)
def test_classroom50_collects_it(case: str) -> None:
    told = render_classroom50(CASES[case]())
    jsonschema.validate(told, CLASSROOM50)
    assert told["score"] == POINTS.get(case, told["score"])
    for each in (told, *told["tests"]):
        assert each["score"] <= each["max-score"]
    names = [each["test-name"] for each in told["tests"]]
    assert len(set(names)) == len(names)
    assert all(len(name.encode()) <= 100 for name in names)


@pytest.mark.parametrize("case", CASES)
def test_the_grading_reporter_reads_it(case: str) -> None:
    encoded = encode_grading_reporter(CASES[case]())
    assert re.fullmatch(r"[A-Za-z0-9+/]*=*", encoded)
    told = json.loads(base64.b64decode(encoded, validate=True))
    jsonschema.validate(told, REPORTER)
    points = sum(each["score"] for each in told["tests"])
    assert points == POINTS.get(case, points)
    assert told["status"] == (
        "error" if "could not be" in case else "pass" if points >= told["max_score"] else "fail"
    )


@pytest.mark.parametrize("case", CASES)
def test_junit_is_parsed(case: str) -> None:
    document = CASES[case]()
    tree = junitparser.JUnitXml.fromstring(render_class_junit([document]).encode())
    checks = [check for exercise in document["exercises"] for check in exercise["checks"]]
    cases = [case for suite in tree for case in suite]
    assert [case.name for case in cases] == [results_name(check["name"]) for check in checks]
    failed = [case for case in cases if not case.is_passed]
    assert len(failed) == sum(check["status"] != "passed" for check in checks)


def results_name(name: str) -> str:
    from grader.explain.words import plain

    return plain(name)


def test_junit_of_a_class_has_the_points_that_count() -> None:
    decided = with_decision(documents()["ben_okafor"], points=9, comment="a\x00b")
    tree = junitparser.JUnitXml.fromstring(
        render_class_junit([documents()["amina_yusuf"], decided]).encode()
    )
    suites = {suite.name: {each.name: each.value for each in suite.properties()} for suite in tree}
    assert list(suites) == [
        *("amina_yusuf.hello_thread", "amina_yusuf.lost_update"),
        *("ben_okafor.hello_thread", "ben_okafor.lost_update"),
    ]
    assert suites["ben_okafor.lost_update"] == {
        "points": "9",
        "max_points": "10",
        "decided_by": "a person",
        "comment": "a\\x00b",
    }


def test_an_error_of_the_graders_costs_no_points() -> None:
    told = render_gradescope(with_error(documents()["ben_okafor"]))
    assert (told["tests"][-1]["score"], told["tests"][-1]["max_score"]) == (0, 0)


def test_a_decision_is_one_row_that_keeps_what_the_checks_said() -> None:
    told = render_gradescope(with_decision(documents()["ben_okafor"], points=9, comment="Well"))
    row = told["tests"][-1]
    assert (row["score"], row["max_score"]) == (9, 10)
    assert row["output"].startswith("Well\nPASS  An account starts")
    assert row["output"].endswith("FAIL  No deposit is lost when several tellers work at once")


def test_a_comment_stands_before_the_first_check() -> None:
    told = render_gradescope(with_decision(documents()["ben_okafor"], points=None, comment="See"))
    outputs = [each["output"] for each in told["tests"] if each["tags"] == ["lost_update"]]
    assert outputs[0] == "See"
    assert "no lock is held" in outputs[-1]


def test_what_is_not_started_says_so() -> None:
    document = results.result(results.check(message="boo"), status="not_started")
    (row,) = render_gradescope(document)["tests"]
    assert row["output"] == "Not started: its file is still as it was given."


def test_no_message_steers_a_workflow() -> None:
    message = "one\n::set-output name=x::1\n  ##[group]\nok ::"
    told = render_grading_reporter(results.result(results.check(message=message)))
    assert told["tests"][0]["message"] == "one\n| ::set-output name=x::1\n|   ##[group]\nok ::"


def test_the_place_of_a_submission_is_told() -> None:
    place = Place(
        classroom="cs",
        assignment="hw1",
        owner="octocat",
        submission="submit/1",
        commit="https://example.org/c",
        release="https://example.org/r",
        review="https://example.org/d",
        datetime="2026-09-01T10:00:00Z",
        is_group=True,
    )
    told = render_classroom50(documents()["ben_okafor"], place=place)
    jsonschema.validate(told, CLASSROOM50)
    assert {key: told[key] for key in list(told)[1:10]} == {
        "classroom": "cs",
        "assignment": "hw1",
        "assignment_type": "group",
        "owner": "octocat",
        "submission": "submit/1",
        "commit": "https://example.org/c",
        "release": "https://example.org/r",
        "review": "https://example.org/d",
        "datetime": "2026-09-01T10:00:00Z",
    }


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("2026-09-01T10:00:00Z", "2026-09-01T10:00:00Z"),
        ("2026-09-01T12:00:00.5+02:00", "2026-09-01T10:00:00Z"),
        ("2026-09-01 10:00:00", "2026-09-01T10:00:00Z"),
        ("yesterday", "1970-01-01T00:00:00Z"),
        ("", "1970-01-01T00:00:00Z"),
    ],
)
def test_when_it_was_handed_in_is_told_in_utc(given: str, told: str) -> None:
    made = render_classroom50(documents()["ben_okafor"], place=Place(datetime=given))
    assert made["datetime"] == told


def test_names_are_cut_between_letters_and_stay_apart() -> None:
    long = "ü" * 80
    names = unique_names([long, long, long + "x", "a", "a", "", "a (2)"])
    assert names == [
        "ü" * 50,
        "ü" * 48 + " (2)",
        "ü" * 48 + " (3)",
        "a",
        "a (2)",
        "check",
        "a (2) (2)",
    ]
