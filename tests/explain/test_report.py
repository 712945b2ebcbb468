"""What students and instructors read of a result, and what build servers read."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from grader.explain.html import counterexample_page
from grader.explain.junit import render_junit
from grader.explain.notes import notes_on
from grader.explain.report import render_marks, render_result
from grader.explain.results_html import results_page
from grader.integrations.github.annotations import render_annotations
from tests.explain import results, stories

GOLDEN = Path(__file__).parent / "golden"


def golden(name: str) -> str:
    return (GOLDEN / name).read_text(encoding="utf-8").rstrip("\n")


def test_a_failed_check_is_told_once_with_what_to_type_next() -> None:
    told = render_result(results.forgot_the_lock())
    assert told == golden("report.txt")
    assert told.count("account.py:14  balance = 70") == 1


def test_a_class_gets_a_table_of_marks() -> None:
    documents = [
        results.forgot_the_lock(),
        results.result(results.check(status="passed"), name="amina_yusuf"),
        results.result(results.check(), name="elif_demir", status="not_started"),
        results.result(results.check(mistake=None, reason="too_slow"), name="z" * 60),
    ]
    assert render_marks(documents) == golden("marks.txt")


def test_a_graders_fault_is_told_as_one() -> None:
    told = render_result(
        results.result(
            results.check(status="error", reason="grader_bug", mistake=None, max_points=0)
        )
    )
    assert "ERROR" in told
    assert "costs no points" in told


def test_not_started_is_no_failure() -> None:
    told = render_result(results.result(results.check(), status="not_started"))
    assert "not started" in told
    assert "FAIL" not in told


def test_notes_are_told() -> None:
    document = results.result(results.check(status="passed"))
    document["exercises"][0]["notes"] = ["getName is now called name.", {"message": "Second."}]
    told = render_result(document)
    assert "note: getName is now called name." in told
    assert "note: Second." in told


@pytest.mark.parametrize(
    "render",
    [
        render_result,
        lambda document: render_marks([document]),
        lambda document: render_annotations([document]),
    ],
)
def test_hostile_text_reaches_no_terminal(render: object) -> None:
    assert callable(render)
    assert "\x1b" not in render(results.hostile())


def test_junit_has_a_case_for_each_check() -> None:
    root = ET.fromstring(render_junit([results.forgot_the_lock(), results.hostile()]))
    cases = root.findall("./testsuite/testcase")
    assert len(cases) == 4
    assert [len(case) for case in cases] == [1, 0, 1, 1]
    assert root[0].attrib["failures"] == "2"


def test_pages_need_nothing_else_and_run_nothing() -> None:
    documents = [results.forgot_the_lock(), results.hostile()]
    page = results_page(documents, title=results.EVIL)
    assert "<script" not in page
    assert "\x1b" not in page
    assert "src=" not in page
    assert "prefers-color-scheme: dark" in page
    assert page.count("<html") == 1


def test_the_page_of_a_counterexample_is_whole() -> None:
    page = counterexample_page(
        stories.deadlock(),
        title="lock_order",
        message="Stuck.",
        waits=stories.waits(),
        again="threadlings replay lock_order 0",
    )
    assert "Transfer-1 waits at bank.py:21 for b.lock, which Transfer-2 holds." in page
    assert '<th scope="col">Transfer-1</th>' in page
    assert page.rstrip().endswith("</html>")


def test_the_damage_is_marked_in_words() -> None:
    page = counterexample_page(stories.lost_update(), title="lost_update")
    assert "overwrites what Teller-2 wrote" in page


def test_notes_say_what_a_name_is_called_today() -> None:
    seen = [
        {"id": "deprecated_name", "line": 9, "detail": "currentThread -> current_thread"},
        {"id": "deprecated_name", "line": 3, "detail": "getName -> name"},
        {"id": "called_run", "line": 1, "detail": "Teller"},
        {"id": "one_lock_for_all_instances", "line": 2, "detail": "Account.lock"},
    ]
    notes = notes_on(seen, told=["one_lock_for_all_instances"])
    assert [note.partition(":")[0] for note in notes] == ["line 3", "line 9"]
    assert notes[0].endswith("Today it is the attribute `name`.")
    assert notes[1].endswith("Today it is `current_thread()`.")
